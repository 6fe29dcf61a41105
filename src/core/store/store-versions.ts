import { isSameJson } from '../util/same-json';
import type { StoredEntry } from './store-layout';

// Who knew what, whatever the clocks say: each version of an entry has a name of its own, and names those that it followed.

/** How many versions before it an entry names. */
export const historyLength = 10;

/** Four digits: enough to tell an entry that was changed by hand, and kept its name, from what it was. */
const timeDigits = 36 ** 4;

/** What names a version among all of its entry; when it was saved, where its writer gave it no name. */
export function versionOf({ version, savedAt }: StoredEntry): string | number {
  return version === undefined ? savedAt : `${version}-${(savedAt % timeDigits).toString(36)}`;
}

/** The versions that an entry's next one has followed, the latest first. */
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

/** Of two versions that did not know each other the one that counts: the same one on every computer. */
export function isLater(one: StoredEntry, other: StoredEntry): boolean {
  if (one.savedAt !== other.savedAt) return one.savedAt > other.savedAt;
  return JSON.stringify(describe(one)) > JSON.stringify(describe(other));
}

function describe({ version, position, value }: StoredEntry): unknown {
  return [version, position, value];
}
