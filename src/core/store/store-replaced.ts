import { isSameJson } from '../util/same-json';
import { findEntry, isDeletedEntry, type StoredEntry, type StoredItems } from './store-layout';
import { follows, historyLength, isSameVersion, versionOf } from './store-versions';

/** Under which this computer keeps what it last put into `storage.sync` itself, in `storage.local`. */
export const ownKey = (key: string) => `own:${key}`;
export const isOwnKey = (item: string) => item.startsWith(ownKey(''));

/** Under which this computer keeps a version of its own that another one replaced, until the person has chosen. */
export const keptKey = (key: string, entry: StoredEntry) => `kept:${versionOf(entry)}:${key}`;

/** An entry of this computer that another one replaced, or deleted, without having seen it. */
export interface Replaced {
  readonly key: string;
  /** Under which this computer's version is kept. */
  readonly item: string;
  /** What this computer had stored. */
  readonly own: StoredEntry;
  readonly isDeleted: boolean;
}

/** The key of the entry of which this item keeps a version; `undefined` for any other item. */
export function findKeptOf(item: string): string | undefined {
  return /^(?:own|kept:[^:]*):(.*)$/s.exec(item)?.[1];
}

/**
 * The entries that were edited on two computers at once: the browser keeps one of the two, the same on every computer, and
 * this finds the other. An entry names the versions that it followed, so that an edit of ours which the other computer
 * knew is not among them. A deletion says nothing of what it knew.
 */
export function findReplaced(items: StoredItems): Replaced[] {
  const found = Object.keys(items).flatMap(item => findReplacedIn(items, item));
  const isRepeated = ({ key, own }: Replaced, index: number) =>
    found.some(
      (other, place) =>
        other.key === key && (follows(other.own, own) || (place < index && isSameVersion(other.own, own))),
    );
  return found.filter((replaced, index) => !isRepeated(replaced, index));
}

function findReplacedIn(items: StoredItems, item: string): Replaced[] {
  const key = findKeptOf(item);
  const own = key === undefined ? undefined : findEntry(items[item]);
  if (key === undefined || !own) return [];
  if (items[key] === undefined) return [{ key, item, own, isDeleted: true }];
  // What was deleted here is not asked for, but for a version that was never seen to count.
  if (isDeletedEntry(items[key])) return item === ownKey(key) ? [] : [{ key, item, own, isDeleted: true }];
  const current = findEntry(items[key]);
  return current && isUnseen(own, current) ? [{ key, item, own, isDeleted: false }] : [];
}

/** Whether a version of this computer is neither in what counts now, nor was it known to whoever stored that. */
export function isUnseen(own: StoredEntry, current: StoredEntry): boolean {
  if (isSameJson(current.value, own.value) || follows(current, own)) return false;
  const { history = [] } = current;
  // So many edits later it can no longer be told; a version with a name is then rather shown once too often.
  return own.version !== undefined || history.length < historyLength || own.savedAt >= earliest(history);
}

function earliest(history: readonly (string | number)[]): number {
  return Math.min(...history.map(version => (typeof version === 'number' ? version : Number.NEGATIVE_INFINITY)));
}
