import { isSameJson } from '../util/same-json';
import type { StoredEntry } from './store-layout';

// Tells which versions a writer knew, without clocks. Each version of an entry has a name, and names those it followed.

/** How many earlier versions an entry names. */
export const historyLength = 10;

/** Four digits in base 36: enough to tell an entry that was changed by hand under the same name from the original. */
const timeDigits = 36 ** 4;

/** The name of a version, unique within its entry; `savedAt` if the writer gave the version no name. */
export function versionOf({ version, savedAt }: StoredEntry): string | number {
  return version === undefined ? savedAt : `${version}-${(savedAt % timeDigits).toString(36)}`;
}

/** The history for the next version of an entry, the latest version first. */
export function historyAfter(entry: StoredEntry): (string | number)[] {
  return [versionOf(entry), ...(entry.history ?? [])].slice(0, historyLength);
}

/** Whether these are the same version of an entry, and not two that were saved in the same millisecond. */
export function isSameVersion(one: StoredEntry, other: StoredEntry): boolean {
  return (
    versionOf(one) === versionOf(other) && one.savedAt === other.savedAt && isSameJson(describe(one), describe(other))
  );
}

/** Whether whoever stored `entry` had seen `other`. */
export function follows({ history = [] }: StoredEntry, other: StoredEntry): boolean {
  return history.includes(versionOf(other)) || history.includes(other.savedAt);
}

/** Whether `one` wins over `other` if neither followed the other. The result is the same on every computer. */
export function isLater(one: StoredEntry, other: StoredEntry): boolean {
  if (one.savedAt !== other.savedAt) return one.savedAt > other.savedAt;
  return JSON.stringify(describe(one)) > JSON.stringify(describe(other));
}

function describe({ version, position, value }: StoredEntry): unknown {
  return [version, position, value];
}
