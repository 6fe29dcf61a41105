import type { Profile } from '../configuration/profile';
import { launchFailure } from '../failure/launch-failure';
import { studioHostSuffixes } from '../hosts/studio-host-suffixes';
import { kindOf, profileTypes } from '../kinds/kinds';

/**
 * Returns SageMaker's URL if it may be opened: https, written plainly, on a Studio or notebook host of the region that
 * was asked. Throws the failure `url-refused` for anything else; the failure never contains the URL.
 * The host's first label is not checked, because it is random for a space.
 */
export function checkAuthorizedUrl(answer: unknown, type: Profile['type'], region: string): URL {
  const suffixes = studioHostSuffixes(type, region);
  // Compares the host as written with the parsed host. A user name, port, trailing dot or look-alike character, which
  // the URL parser removes or converts, makes the two differ.
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

/** Whether opening a URL signs somebody in. */
function isSigningUrl(url: string): boolean {
  const { searchParams } = new URL(url);
  return profileTypes.some(type => searchParams.has(kindOf(type).signingParameter));
}

/**
 * Whether a redirect leads from a signing URL to an https address without a query. Such an address can be requested
 * twice, because it contains nothing for one use only.
 */
export function isCleanRedirect(from: string, to: string): boolean {
  return isSigningUrl(from) && new URL(to).protocol === 'https:' && new URL(to).search === '';
}
