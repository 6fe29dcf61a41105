import type { Profile } from '../configuration/profile';
import { launchFailure } from '../failure/launch-failure';
import { studioHostSuffixes } from '../hosts/studio-host-suffixes';
import { kindOf, profileTypes } from '../kinds/kinds';

/**
 * The URL that SageMaker answered with, if it may be opened: https, on a Studio or notebook host of the region that
 * was asked, and written plainly. Throws the failure `url-refused` for anything else; the URL itself is in neither.
 * The host's first label is not looked at: with a space it is random.
 */
export function checkAuthorizedUrl(answer: unknown, type: Profile['type'], region: string): URL {
  const suffixes = studioHostSuffixes(type, region);
  // The host is taken from the text as written: a user name, port, trailing dot or look-alike character, which the
  // URL parser would take away or turn into something else, makes the two differ.
  const written = typeof answer === 'string' ? /^https:\/\/([a-z0-9-]+)(\.[a-z0-9.-]+)(?=[/?])/.exec(answer) : null;
  const url = written && URL.canParse(written.input) ? new URL(written.input) : undefined;
  if (!written || !url || url.hostname !== `${written[1]}${written[2]}` || !suffixes.includes(written[2] ?? '')) {
    throw launchFailure({ code: 'url-refused', expected: `https://…${suffixes.join(' or ')}` });
  }
  return url;
}

/** Whether an address is on a Studio or notebook host of a region. */
export function isStudioUrl(address: string, type: Profile['type'], region: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' && studioHostSuffixes(type, region).includes(hostname.replace(/^[^.]+/, ''));
}

/** Whether a URL signs whoever opens it in. */
function isSigningUrl(url: string): boolean {
  const { searchParams } = new URL(url);
  return profileTypes.some(type => searchParams.has(kindOf(type).signingParameter));
}

/**
 * Whether a redirect leads from a signing URL to an address without any query. Such an address can be asked for twice:
 * nothing in it is for one use only.
 */
export function isCleanRedirect(from: string, to: string): boolean {
  return isSigningUrl(from) && new URL(to).protocol === 'https:' && new URL(to).search === '';
}
