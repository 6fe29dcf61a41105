import * as v from 'valibot';
import { isSameJson } from './same-json';
import { historyLength } from './store-edits';
import { entrySchema, isDeletedEntry, type StoredEntry, type StoredItems } from './store-layout';

/** Under which this computer keeps what it last put into `storage.sync` itself, in `storage.local`. */
export const ownKey = (key: string) => `own:${key}`;

/** An entry of this computer that another one replaced, or deleted, without having seen it. */
export interface Replaced {
  readonly key: string;
  /** What this computer had stored. */
  readonly own: StoredEntry;
  readonly isDeleted: boolean;
}

/**
 * The entries that were edited on two computers at once: the browser keeps one of the two, the same on every computer, and
 * this finds the other. An entry names the versions that it followed, so that an edit of ours which the other computer
 * knew is not among them. A deletion says nothing of what it knew.
 */
export function findReplaced(items: StoredItems): Replaced[] {
  return Object.keys(items).flatMap((ownItem): Replaced[] => {
    if (!ownItem.startsWith(ownKey(''))) return [];
    const key = ownItem.slice(ownKey('').length);
    const own = v.safeParse(entrySchema, items[ownItem]);
    if (!own.success || isDeletedEntry(items[key])) return [];
    if (items[key] === undefined) return [{ key, own: own.output, isDeleted: true }];
    const current = v.safeParse(entrySchema, items[key]);
    return current.success && isUnseen(own.output, current.output) ? [{ key, own: own.output, isDeleted: false }] : [];
  });
}

function isUnseen(own: StoredEntry, { value, history = [] }: StoredEntry): boolean {
  if (isSameJson(value, own.value) || history.includes(own.savedAt)) return false;
  // So many edits later it can no longer be told.
  return history.length < historyLength || own.savedAt >= Math.min(...history);
}
