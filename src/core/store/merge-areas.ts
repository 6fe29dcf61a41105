import { findEntry, isDeletedEntry, isEntryKey, type StoredItems } from './store-layout';
import { findKeptOf, isOwnKey, keptKey } from './store-replaced';
import { follows, isLater, isSameVersion } from './store-versions';
import { findPushedOut } from './sync-plan';

/** The items of both storage areas, and the merged items (`items`). */
export interface StoredAreas {
  readonly local: StoredItems;
  /** Empty if nothing is synchronized. */
  readonly sync: StoredItems;
  readonly isSyncOn: boolean;
  readonly items: StoredItems;
}

/**
 * Merges the items of both areas. Of two versions of an entry, the one that followed the other wins. If neither
 * followed the other, the later one wins, the same on every computer, and the other is kept for the person to choose.
 */
export function mergeAreas(local: StoredItems, sync: StoredItems): StoredItems {
  const merged: Record<string, unknown> = { ...local, ...sync };
  const wasPushedOut = findPushedOut(sync);
  for (const [key, here] of Object.entries(local)) {
    if (isEntryKey(key)) Object.assign(merged, mergeEntry(key, here, sync[key], wasPushedOut));
    const ownOf = findOwnOf(key);
    // This computer stored the entry. If another one pushed it out of `storage.sync`, the entry still counts.
    if (ownOf !== undefined && !(ownOf in merged) && wasPushedOut(ownOf, here)) merged[ownOf] = here;
  }
  return Object.fromEntries(Object.entries(merged).filter(([, item]) => item !== undefined));
}

function mergeEntry(
  key: string,
  here: unknown,
  there: unknown,
  wasPushedOut: (key: string, item: unknown) => boolean,
): StoredItems {
  const [ours, theirs] = [findEntry(here), findEntry(there)];
  if (there === undefined) {
    // If only a copy is left here, the entry was deleted in `storage.sync`, unless it was pushed out.
    const isGone = ours?.isCopy === true && !wasPushedOut(key, here);
    return { [key]: isGone ? undefined : here };
  }
  if (!ours || !theirs) return { [key]: theirs ? there : here };
  if (isDeletedEntry(here)) return { [key]: follows(ours, theirs) ? here : there };
  if (isSameVersion(ours, theirs) || follows(theirs, ours)) return { [key]: there };
  if (follows(ours, theirs)) return { [key]: here };
  if (ours.isCopy) return { [key]: there };
  return isLater(ours, theirs) ? { [key]: here } : { [key]: there, [keptKey(key, ours)]: here };
}

function findOwnOf(key: string): string | undefined {
  return isOwnKey(key) ? findKeptOf(key) : undefined;
}

/**
 * The items to add to `storage.local` when nothing is synchronized any more: copies of the items that only
 * `storage.sync` has.
 */
export function copyFromSync({ local, items }: StoredAreas): StoredItems {
  const copies = Object.entries(items).flatMap(([key, item]): [string, unknown][] => {
    if (local[key] === item) return [];
    if (!isEntryKey(key)) return findKeptOf(key) === undefined ? [] : [[key, item]];
    const entry = findEntry(item);
    return entry ? [[key, { ...entry, isCopy: true }]] : [];
  });
  return Object.fromEntries(copies);
}
