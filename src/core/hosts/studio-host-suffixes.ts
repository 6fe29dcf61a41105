import { findPartition } from '../aws/partition';
import type { ProfileType } from '../configuration/profile';
import { kindOf, profileTypes } from '../kinds/kinds';

/**
 * The countries of the FIPS endpoints: https://aws.amazon.com/compliance/fips/. AWS's own entries in the public suffix
 * list (https://publicsuffix.org) have `notebook-fips` in them and nowhere else, and `studio-fips` in AWS GovCloud.
 */
const fipsRegion = /^(?:us|ca)-/;

/**
 * The host suffixes, each with its leading dot, on which a region serves a kind of target. This is the one rule: a link
 * is opened, a host is asked for and a tab is recognized by these suffixes.
 */
export function studioHostSuffixes(type: ProfileType, region: string): string[] {
  const partition = findPartition(region);
  if (!partition) return [];
  const { hostWord } = kindOf(type);
  const words = fipsRegion.test(region) ? [hostWord, `${hostWord}-fips`] : [hostWord];
  return words.map(word => `.${word}.${region}.${partition.studioSuffix}`);
}

/** The kind and region of the target that a host serves; `undefined` for a host that is not Studio's. */
export function findStudioHost(hostname: string): { readonly type: ProfileType; readonly region: string } | undefined {
  const [label = '', word = '', region = ''] = hostname.split('.', 3);
  const type = profileTypes.find(
    candidate => word === kindOf(candidate).hostWord || word === `${kindOf(candidate).hostWord}-fips`,
  );
  const isServed = type && studioHostSuffixes(type, region).includes(hostname.slice(label.length));
  return isServed ? { type, region } : undefined;
}

/**
 * The address of a Studio page without what follows `?` or `#`, where a token may be that signs in; `undefined` for any
 * other address.
 */
export function findStudioPage(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, hostname, origin, pathname } = new URL(address);
  return protocol === 'https:' && findStudioHost(hostname) ? `${origin}${pathname}` : undefined;
}
