import type { StoredAreas } from '../../core/store/merge-areas';
import { planWrite, type WritePlan } from '../../core/store/plan-write';
import type { StoredEntry } from '../../core/store/store-layout';
import { layoutKey, layoutVersion } from '../../core/store/store-migrations';
import { browser } from '../api/browser';
import { type OnProgress, setInParts } from '../api/set-in-parts';

/**
 * Stores entries and removes others. An interruption loses nothing: all entries are on this computer before any of them
 * goes to `storage.sync`. Writes that the browser refuses there are repeated with the next change.
 *
 * @param areas the stored items
 */
export async function writeEntries(
  entries: Readonly<Record<string, StoredEntry>>,
  removed: readonly string[],
  areas: StoredAreas,
  onProgress?: OnProgress,
): Promise<void> {
  const plan = planWrite(entries, removed, areas, Date.now());
  await setInParts({ ...plan.local, [layoutKey]: layoutVersion }, onProgress);
  const isInSync = areas.isSyncOn && (await writeToSync(plan));
  const over = [...plan.localRemove, ...(isInSync ? plan.localRemoveAfterSync : [])];
  if (over.length > 0) await browser.storage.local.remove(over);
}

/**
 * Resolves to whether the browser accepted everything. It refuses too many writes per minute, and too much data in all.
 */
async function writeToSync({ syncFirst, syncRemove, sync }: WritePlan): Promise<boolean> {
  const { storage } = browser;
  try {
    if (Object.keys(syncFirst).length > 0) await storage.sync.set(syncFirst);
    if (syncRemove.length > 0) await storage.sync.remove([...syncRemove]);
    if (Object.keys(sync).length > 0) await storage.sync.set(sync);
    return true;
  } catch {
    return false;
  }
}
