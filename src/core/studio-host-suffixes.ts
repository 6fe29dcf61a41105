import { kindOf } from './kinds/kinds';
import { findPartition } from './partition';
import type { ProfileType } from './profile';

/** The host suffixes, each with its leading dot, on which a region serves a kind of target. */
export function studioHostSuffixes(type: ProfileType, region: string): string[] {
  const partition = findPartition(region);
  return partition ? kindOf(type).hostSuffixes(partition, region) : [];
}
