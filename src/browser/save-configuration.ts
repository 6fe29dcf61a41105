import browser from 'webextension-polyfill';
import { type Configuration, emptyConfiguration } from '../core/configuration';
import { type JoinedStore, joinConfiguration, splitConfiguration } from '../core/join-configuration';
import { isSameJson } from '../core/same-json';
import type { StoredEntry } from '../core/store-layout';
import { layoutKey, layoutVersion } from '../core/store-migrations';
import { planSync } from '../core/sync-plan';
import { readItems, storeLock, syncItem } from './configuration-store';
import { restorePointItem } from './restore-point';
import { withLock } from './with-lock';

type Entries = Record<string, StoredEntry>;

/**
 * Stores a configuration. Entries that did not change are not written, entries that cannot be read are left alone. What
 * does not fit into `storage.sync`, or is refused there, is kept in `storage.local`.
 */
export async function saveConfiguration(configuration: Configuration): Promise<void> {
  await withLock(storeLock, async () => {
    const items = await readItems();
    const before = splitConfiguration(joinConfiguration(items).configuration, 0);
    const next = keepUnchanged(splitConfiguration(configuration, Date.now()), items);
    const removed = Object.keys(before).filter(key => !(key in next));
    await writeEntries(next, removed);
  });
}

/** Stores an imported configuration; what there was before can be restored. */
export async function saveImport(configuration: Configuration): Promise<void> {
  const { configuration: before } = await readStore();
  await restorePointItem.set({ savedAt: Date.now(), configuration: before });
  await saveConfiguration(configuration);
}

/** The whole store, with what could not be read. Throws `configuration-unreadable`. */
export async function readStore(): Promise<JoinedStore> {
  return joinConfiguration(await readItems());
}

/** Moves all entries to `storage.sync` as far as they fit, or takes all back to this computer. */
export async function setSync(isOn: boolean): Promise<void> {
  // Read with the setting as it was: what is in `storage.sync` is stored here before that is no longer looked at.
  const { configuration } = isOn ? { configuration: emptyConfiguration } : await readStore();
  await syncItem.set(isOn);
  await saveConfiguration(isOn ? (await readStore()).configuration : configuration);
}

/** Keys of entries that are on this computer only, although the rest is carried to others. */
export async function findKeptLocally(): Promise<string[]> {
  if ((await syncItem.get()) === false) return [];
  const { configuration } = await readStore();
  const stored = await browser.storage.sync.get(null);
  return Object.keys(splitConfiguration(configuration, 0)).filter(key => !(key in stored));
}

function keepUnchanged(next: Entries, items: Readonly<Record<string, unknown>>): Entries {
  return Object.fromEntries(
    Object.entries(next).map(([key, entry]) => {
      const stored = items[key];
      const savedAt = typeof stored === 'object' && stored && 'savedAt' in stored ? stored.savedAt : undefined;
      const unchanged = typeof savedAt === 'number' && isSameJson({ ...entry, savedAt }, stored);
      return [key, unchanged ? { ...entry, savedAt } : entry];
    }),
  );
}

/** In an order in which each entry is always in one area at least, wherever it stops. */
async function writeEntries(entries: Entries, removed: readonly string[]): Promise<void> {
  const isSyncOn = (await syncItem.get()) !== false;
  const plan = isSyncOn ? planSync(entries) : { sync: {}, local: entries };
  await browser.storage.local.set({ ...plan.local, [layoutKey]: layoutVersion });
  const accepted = await trySync(plan.sync);
  if (accepted) await browser.storage.local.remove([...Object.keys(plan.sync), ...removed]);
  else {
    await browser.storage.local.set(plan.sync);
    await browser.storage.local.remove([...removed]);
  }
  if (isSyncOn) await removeFromSync([...Object.keys(plan.local), ...removed]);
}

/** `false` where the browser refuses: too often in a minute, too much in all, or no synchronisation at all. */
async function trySync(entries: Entries): Promise<boolean> {
  try {
    const stored = await browser.storage.sync.get(Object.keys(entries));
    const changed = Object.entries(entries).filter(([key, entry]) => !isSameJson(entry, stored[key]));
    if (changed.length > 0) await browser.storage.sync.set(Object.fromEntries(changed));
    return true;
  } catch {
    return false;
  }
}

async function removeFromSync(keys: readonly string[]): Promise<void> {
  try {
    const stored = Object.keys(await browser.storage.sync.get([...keys]));
    if (stored.length > 0) await browser.storage.sync.remove(stored);
  } catch {
    // What stays there is older than its copy here, which therefore counts; a deleted entry can be deleted again.
  }
}
