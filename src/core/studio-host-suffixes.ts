import { findPartition } from './partition';
import type { Profile } from './profile';

/** The host suffixes, each with its leading dot, on which a region serves Studio or notebook instances. */
export function studioHostSuffixes(type: Profile['type'], region: string): string[] {
  const partition = findPartition(region);
  if (!partition) return [];
  const end = `${region}.${partition.studioSuffix}`;
  if (type === 'notebookInstance') return [`.notebook.${end}`];
  return partition.name === 'aws-us-gov' ? [`.studio.${end}`, `.studio-fips.${end}`] : [`.studio.${end}`];
}
