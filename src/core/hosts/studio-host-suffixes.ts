import { findPartition } from '../aws/partition';
import type { ProfileType } from '../configuration/profile';
import { kindOf } from '../kinds/kinds';

/** The host suffixes, each with its leading dot, on which a region serves a kind of target. */
export function studioHostSuffixes(type: ProfileType, region: string): string[] {
  const partition = findPartition(region);
  return partition ? kindOf(type).hostSuffixes(partition, region) : [];
}
