import { documentKey, findEntry, isEntryKey } from '../../core/store/store-layout';
import { findPushedOut } from '../../core/store/sync-plan';
import { browser } from '../api/browser';
import { onStorageChanged, type StorageChanges } from '../api/storage-changes';
import { withLock } from '../api/with-lock';
import { readAreas, storeLock } from './configuration-store';

/**
 * Keeps a copy here of entries that another computer pushes out of a full `storage.sync`, since nobody deleted them.
 */
export function keepPushedOut(): void {
  onStorageChanged((changes, area) => {
    if (area !== 'sync') return;
    // If nothing can be read, nothing is lost either: the other computer still has the entries.
    void copyPushedOut(changes).catch(() => undefined);
  });
}

export async function copyPushedOut(changes: StorageChanges): Promise<void> {
  const removed = Object.entries(changes).filter(([key, { newValue }]) => isEntryKey(key) && newValue === undefined);
  if (removed.length === 0) return;
  await withLock(storeLock, async () => {
    const { local, sync, isSyncOn } = await readAreas();
    // If the whole area was emptied, that was on purpose, and the list of pushed-out entries is gone, too.
    if (!isSyncOn || !(documentKey in sync)) return;
    const wasPushedOut = findPushedOut(sync);
    const copies = removed.flatMap(([key, { oldValue }]) => {
      const entry = findEntry(oldValue);
      if (!entry || key in local || key in sync || !wasPushedOut(key, entry)) return [];
      return [[key, { ...entry, isCopy: true }] as const];
    });
    if (copies.length > 0) await browser.storage.local.set(Object.fromEntries(copies));
  });
}
