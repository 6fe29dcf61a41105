import { groupBy } from '../util/group-by';
import { isSameJson } from '../util/same-json';
import { findEntry, isDeletedEntry, type StoredEntry, type StoredItems } from './store-layout';
import { follows, historyLength, isSameVersion, versionOf } from './store-versions';

/** The key in `storage.local` for the version of an entry that this computer itself last put into `storage.sync`. */
export const ownKey = (key: string) => `own:${key}`;
export const isOwnKey = (item: string) => item.startsWith(ownKey(''));

/** The key for a version of this computer that another one replaced, kept until the person has chosen. */
export const keptKey = (key: string, entry: StoredEntry) => `kept:${versionOf(entry)}:${key}`;

/** An entry of this computer that another one replaced, or deleted, without having seen it. */
export interface Replaced {
  readonly key: string;
  /** The key under which this computer's version is kept. */
  readonly item: string;
  /** The version that this computer had stored. */
  readonly own: StoredEntry;
  readonly isDeleted: boolean;
}

/** The key of the entry whose version an item keeps; `undefined` for any other item. */
export function findKeptOf(item: string): string | undefined {
  return /^(?:own|kept:[^:]*):(.*)$/s.exec(item)?.[1];
}

/**
 * Finds this computer's lost versions of entries that were edited on two computers at once. The other version wins, the
 * same on every computer. An entry names the versions that it followed, so an edit that the other computer knew is not
 * lost. A deletion does not name the versions that it followed.
 */
export function findReplaced(items: StoredItems): Replaced[] {
  const found = Object.keys(items).flatMap(item => findReplacedIn(items, item));
  const byKey = groupBy(found, ({ key }) => key);
  return found.filter(replaced => !isRepeated(replaced, byKey.get(replaced.key) ?? []));
}

function isRepeated(replaced: Replaced, ofKey: readonly Replaced[]): boolean {
  const { own } = replaced;
  const earlier = ofKey.slice(0, ofKey.indexOf(replaced));
  return ofKey.some(other => follows(other.own, own)) || earlier.some(other => isSameVersion(other.own, own));
}

function findReplacedIn(items: StoredItems, item: string): Replaced[] {
  const key = findKeptOf(item);
  const own = key === undefined ? undefined : findEntry(items[item]);
  if (key === undefined || !own) return [];
  if (items[key] === undefined) return [{ key, item, own, isDeleted: true }];
  // An entry that was deleted here is not offered again, except for a version that had been replaced before.
  if (isDeletedEntry(items[key])) return item === ownKey(key) ? [] : [{ key, item, own, isDeleted: true }];
  const current = findEntry(items[key]);
  return current && isUnseen(own, current) ? [{ key, item, own, isDeleted: false }] : [];
}

/** Whether the current version differs from a version of this computer, and its writer had not seen that version. */
export function isUnseen(own: StoredEntry, current: StoredEntry): boolean {
  if (isSameJson(current.value, own.value) || follows(current, own)) return false;
  const { history = [] } = current;
  // A full history may have lost older versions. Then a version with a name is shown, even if once too often.
  return own.version !== undefined || history.length < historyLength || own.savedAt >= earliest(history);
}

function earliest(history: readonly (string | number)[]): number {
  return Math.min(...history.map(version => (typeof version === 'number' ? version : Number.NEGATIVE_INFINITY)));
}
