import { findPartition } from '../aws/partition';
import type { ProfileType } from '../configuration/profile';
import { kindOf } from '../kinds/kinds';

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
