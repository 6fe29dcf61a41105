import { isSameJson } from '../util/same-json';
import type { StoredAreas } from './merge-areas';
import {
  deletedEntry,
  findEntry,
  isDeletedEntry,
  isEntryKey,
  type StoredEntry,
  type StoredItems,
} from './store-layout';
import { findKeptOf, isUnseen, keptKey, ownKey } from './store-replaced';
import { follows, historyAfter, isSameVersion } from './store-versions';
import { planPushedOut, planSync, pushedOutKey } from './sync-plan';

type Entries = Readonly<Record<string, StoredEntry>>;

/** The steps of a write, in this order. */
export interface WritePlan {
  /** First, all of this is written to `storage.local`. */
  readonly local: StoredItems;
  /**
   * Then `syncFirst` tells other computers about removals, `syncRemove` leaves `storage.sync`, and `sync` goes there.
   */
  readonly syncFirst: StoredItems;
  readonly syncRemove: readonly string[];
  readonly sync: StoredItems;
  /** Removed from `storage.local` once `storage.sync` is written; `localRemove` is removed in any case. */
  readonly localRemoveAfterSync: readonly string[];
  readonly localRemove: readonly string[];
}

/**
 * Plans how entries are stored, and others removed. Everything is first stored in `storage.local`, and leaves it only
 * when it is in `storage.sync`. Entries that do not fit there stay local. The mark of a deleted entry stays local until
 * the deletion is in `storage.sync`.
 *
 * @param now the clock, in milliseconds since 1970
 */
export function planWrite(
  entries: Entries,
  removedKeys: readonly string[],
  { local, sync, isSyncOn, items }: StoredAreas,
  now: number,
): WritePlan {
  const removed = new Set(removedKeys);
  const plan = isSyncOn ? planSync(mapValues(entries, withoutMark)) : { sync: {}, local: entries };
  const toSync = pick(plan.sync, (key, entry) => !isSameJson(entry, sync[key]));
  const here = { ...pick(entries, key => key in plan.local), ...toSync };
  const own = pick(toSync, key => entries[key]?.isCopy !== true);
  const kept = { ...findKept(entries, removed, own, items), ...findOverwritten(entries, local) };
  const marks = Object.fromEntries(
    removedKeys
      .filter(key => (isSyncOn ? key in sync : mayBeInSync(items[key])))
      .map(key => [key, toMark(items[key], now)]),
  );
  const deleted = [...removedKeys, ...Object.keys(local).filter(key => isMark(key, local) && !(key in entries))];
  const syncRemove = [...Object.keys(plan.local), ...deleted].filter(key => key in sync);
  const told = isSyncOn ? planPushedOut(plan, sync, deleted) : undefined;
  const marker = told === undefined || isSameJson(told, sync[pushedOutKey]) ? {} : { [pushedOutKey]: told };
  // Removed now, or a copy of an entry that was deleted elsewhere. An entry that cannot be read is not gone.
  const isGone = (key: string) => removed.has(key) || items[key] === undefined;
  const isHere = (key: string) => key in local || key in toSync || key in marks;
  return {
    local: {
      ...pick(kept, (key, entry) => !isSameJson(entry, local[key])),
      ...pick(here, (key, entry) => !isSameJson(entry, local[key])),
      ...mapKeys(own, ownKey),
      ...marks,
    },
    syncFirst: syncRemove.length > 0 ? marker : {},
    syncRemove,
    sync: syncRemove.length > 0 ? toSync : { ...marker, ...toSync },
    localRemoveAfterSync: [...Object.keys(plan.sync), ...deleted].filter(isHere),
    localRemove: [
      ...Object.keys(local).filter(
        key => isEntryKey(key) && !(key in entries) && !(key in marks) && !isMark(key, local) && isGone(key),
      ),
      ...Object.keys(local).filter(item => isSettled(item, entries, removed, own, local)),
    ],
  };
}

/** This computer's versions that are still to be shown to the person, and that this write would overwrite. */
function findKept(entries: Entries, removed: ReadonlySet<string>, own: Entries, items: StoredItems): Entries {
  const kept: Record<string, StoredEntry> = {};
  for (const [item, value] of Object.entries(items)) {
    const key = findKeptOf(item);
    const entry = findEntry(value);
    if (key === undefined || !entry) continue;
    const isLost = item !== ownKey(key) || key in own || removed.has(key);
    const next = entries[key] ?? findEntry(items[key]);
    if (isLost && next && isUnseen(entry, next)) kept[item === ownKey(key) ? keptKey(key, entry) : item] = entry;
  }
  return kept;
}

/** This computer's versions that another page here replaces without having seen them. */
function findOverwritten(entries: Entries, local: StoredItems): Entries {
  const overwritten = Object.entries(entries).flatMap(([key, next]) => {
    const entry = key in local ? findEntry(local[key]) : undefined;
    const isOwn = entry !== undefined && !entry.isCopy && !entry.isDeleted;
    return isOwn && !isSameVersion(entry, next) && isUnseen(entry, next) ? [[keptKey(key, entry), entry] as const] : [];
  });
  return Object.fromEntries(overwritten);
}

/** Whether a version of this computer can go, because the writer of the current version had seen it. */
function isSettled(
  item: string,
  entries: Entries,
  removed: ReadonlySet<string>,
  own: Entries,
  local: StoredItems,
): boolean {
  const key = findKeptOf(item);
  const entry = findEntry(local[item]);
  if (key === undefined || !entry) return false;
  if (item === ownKey(key)) {
    const next = entries[key];
    return !(key in own) && (removed.has(key) || (next !== undefined && follows(next, entry)));
  }
  const next = entries[key];
  return next !== undefined && !isUnseen(entry, next);
}

/** While nothing is synchronized: whether another computer may have the entry. */
function mayBeInSync(item: unknown): boolean {
  const entry = findEntry(item);
  return entry !== undefined && (entry.isCopy === true || (entry.history ?? []).length > 0);
}

function toMark(item: unknown, now: number): StoredEntry {
  const entry = findEntry(item);
  return deletedEntry(Math.max(now, (entry?.savedAt ?? now) + 1), entry ? historyAfter(entry) : []);
}

function isMark(key: string, local: StoredItems): boolean {
  return isEntryKey(key) && isDeletedEntry(local[key]);
}

function withoutMark({ isCopy: _, ...entry }: StoredEntry): StoredEntry {
  return entry;
}

function pick<T>(values: Readonly<Record<string, T>>, isWanted: (key: string, value: T) => boolean): Record<string, T> {
  return Object.fromEntries(Object.entries(values).filter(([key, value]) => isWanted(key, value)));
}

function mapValues<T, U>(values: Readonly<Record<string, T>>, map: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, map(value)]));
}

function mapKeys<T>(values: Readonly<Record<string, T>>, map: (key: string) => string): Record<string, T> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [map(key), value]));
}
