import { isSameJson } from '../core/same-json';
import { deletedEntry, isDeletedEntry, type StoredEntry, type StoredItems, savedAt } from '../core/store-layout';
import { layoutKey, layoutVersion } from '../core/store-migrations';
import { ownKey } from '../core/store-replaced';
import { planSync } from '../core/sync-plan';
import { browser } from './browser';
import { syncItem } from './configuration-store';

type Entries = Readonly<Record<string, StoredEntry>>;

/**
 * Stores entries, and removes others, in an order in which each entry is always in one area at least, wherever it stops.
 * What does not fit into `storage.sync`, or is refused there, is kept in `storage.local`; so is that an entry was
 * deleted. `items` are the stored ones of both areas.
 */
export async function writeEntries(entries: Entries, removed: readonly string[], items: StoredItems): Promise<void> {
  const isSyncOn = (await syncItem.get()) !== false;
  const plan = isSyncOn ? planSync(entries) : { sync: {}, local: entries };
  const edited = Object.entries(plan.sync).filter(([key, entry]) => entry.savedAt !== savedAt(items[key]));
  const own = Object.fromEntries(edited.map(([key, entry]) => [ownKey(key), entry]));
  await browser.storage.local.set({ ...plan.local, ...own, [layoutKey]: layoutVersion });
  const refused = await writeToSync(plan.sync);
  await browser.storage.local.set(refused);
  // Those, too, that the browser refused to delete before.
  const deleted = [...removed, ...Object.keys(items).filter(key => isDeletedEntry(items[key]) && !(key in entries))];
  const isDeleted = !isSyncOn || (await tryRemoveFromSync([...deleted, ...Object.keys(plan.local)]));
  if (!isDeleted) {
    const marks = deleted.map(key => [key, deletedEntry(Math.max(Date.now(), savedAt(items[key]) + 1))]);
    await browser.storage.local.set(Object.fromEntries(marks));
  }
  await browser.storage.local.remove([
    ...Object.keys(plan.sync).filter(key => !(key in refused)),
    ...(isDeleted ? deleted : []),
    ...[...removed, ...Object.keys(plan.local)].map(ownKey),
  ]);
}

/**
 * Resolves to what is not there afterwards, since the browser refuses it: too often in a minute, too much in all, or no
 * synchronisation at all.
 */
async function writeToSync(entries: Entries): Promise<Entries> {
  let changed = entries;
  try {
    const stored = await browser.storage.sync.get(Object.keys(entries));
    const differs = ([key, entry]: [string, StoredEntry]) => !isSameJson(entry, stored[key]);
    changed = Object.fromEntries(Object.entries(entries).filter(differs));
    if (Object.keys(changed).length > 0) await browser.storage.sync.set(changed);
    return {};
  } catch {
    return changed;
  }
}

async function tryRemoveFromSync(keys: readonly string[]): Promise<boolean> {
  try {
    const stored = Object.keys(await browser.storage.sync.get([...keys]));
    if (stored.length > 0) await browser.storage.sync.remove(stored);
    return true;
  } catch {
    return false;
  }
}
