import type { Configuration } from '../../core/configuration/configuration';
import { launchFailure } from '../../core/failure/launch-failure';
import { splitConfiguration } from '../../core/store/join-configuration';
import { copyFromSync } from '../../core/store/merge-areas';
import { addsConnection, takeOutManaged, withNeededConnections } from '../../core/store/own-configuration';
import { type RebasedEdits, rebaseEdits } from '../../core/store/rebase-edits';
import { findSharedFiles } from '../../core/store/shared-entries';
import { planEntries } from '../../core/store/store-edits';
import { isSameJson } from '../../core/util/same-json';
import { browser } from '../api/browser';
import type { OnProgress } from '../api/set-in-parts';
import { withLock } from '../api/with-lock';
import { readAreas, readItems, storeLock, syncItem, syncKey } from './configuration-store';
import { readWholeStore, type WholeStore } from './known-store';
import { getManaged } from './managed-configuration';
import { restorePointItem } from './restore-point';
import { writeEntries } from './write-entries';

/** The key under which an unreadable entry is kept once another entry takes its place. */
const unreadableKey = (key: string) => `unreadable:${key}`;

/** Computes the edits to the person's own configuration. */
type Change = (store: WholeStore) => RebasedEdits | Promise<RebasedEdits>;

/**
 * Stores a configuration as it was shown and edited. Entries of the policy or a shared file are not stored, and entries
 * that the policy overrides stay as they were. Throws `not-allowed-by-policy` for a new or changed connection if the
 * policy allows only its own.
 *
 * @param shown the configuration that the person saw, if something may have been stored since. Then only the person's
 * edits are stored.
 */
export async function saveConfiguration(configuration: Configuration, shown?: Configuration): Promise<void> {
  await applySyncPolicy();
  await saveOwn(store => {
    const takeOut = (one: Configuration) => takeOutManaged(one, store.configuration, store.managed, store.shared);
    return rebase(takeOut(configuration), shown && takeOut(shown), store);
  });
}

/**
 * Stores an imported configuration; the previous configuration can be restored. If the import changes which shared
 * files are named, entries that a shared file also has are stored, because their file may no longer be named.
 *
 * @param shown the configuration that the person saw when the import was previewed
 */
export async function saveImport(
  configuration: Configuration,
  shown?: Configuration,
  onProgress?: OnProgress,
): Promise<void> {
  await applySyncPolicy();
  await saveOwn(async store => {
    const { configuration: before, shared, managed } = store;
    const keepsFiles = isSameJson(findSharedFiles(configuration, managed), findSharedFiles(before, managed));
    const next = takeOutManaged(configuration, before, managed, keepsFiles ? shared : undefined);
    const rebased = rebase(next, shown && takeOutManaged(shown, before, managed, shared), store);
    await restorePointItem.set({ savedAt: Date.now(), configuration: before });
    return rebased;
  }, onProgress);
}

function rebase(
  edited: Configuration,
  shown: Configuration | undefined,
  { configuration: own, managed }: WholeStore,
): RebasedEdits {
  const rebased = rebaseEdits(shown ?? own, edited, own);
  if (managed.settings.allowedConnectionsOnly === true && addsConnection(rebased.configuration, own)) {
    throw launchFailure({ code: 'not-allowed-by-policy' });
  }
  return rebased;
}

/**
 * Changes the person's own configuration. Unchanged entries are not written. Unreadable entries are left alone, or kept
 * under another key if another entry takes their place. Entries that do not fit into `storage.sync`, or that the
 * browser refuses there, are kept in `storage.local`.
 */
async function saveOwn(change: Change, onProgress?: OnProgress): Promise<void> {
  // An earlier layout is migrated under the same lock.
  await readItems([]);
  await withLock(storeLock, async () => {
    const store = await readWholeStore();
    const { areas } = store;
    const { configuration, unseen } = await change(store);
    // Part of a random UUID, so that two versions of one entry do not get the same label by chance.
    const version = crypto.randomUUID().slice(0, 6);
    const next = planEntries(configuration, areas.items, Date.now(), version, unseen);
    const overwritten = store.setAside.filter(({ key }) => key in next);
    if (overwritten.length > 0) {
      const copies = overwritten.map(({ key }) => [unreadableKey(key), areas.items[key]]);
      await browser.storage.local.set(Object.fromEntries(copies));
    }
    const removed = Object.keys(splitConfiguration(store.configuration, 0)).filter(key => !(key in next));
    await writeEntries(next, removed, areas, onProgress);
  });
}

/**
 * The configuration to export: the person's own entries, and the connections they need from the policy and shared
 * files. Throws `not-allowed-by-policy`.
 */
export async function readExport(): Promise<Configuration> {
  const { configuration, shared, managed } = await readWholeStore();
  if (managed.settings.export === false) throw launchFailure({ code: 'not-allowed-by-policy' });
  return withNeededConnections(configuration, {
    connections: [...managed.connections, ...shared.connections],
  });
}

/** Applies the policy's sync setting before anything is stored, if that has not been done yet. */
export async function applySyncPolicy(): Promise<void> {
  const { sync } = (await getManaged()).settings;
  if (sync !== undefined && sync !== ((await syncItem.get()) !== false)) await setSync(sync);
}

/** Turns sync on or off, unless the policy decides. If sync is on, `storage.sync` holds all entries that fit. */
export async function setSync(wanted: boolean): Promise<void> {
  const isOn = (await getManaged()).settings.sync ?? wanted;
  if (!isOn) return await turnSyncOff();
  await syncItem.set(true);
  await saveOwn(({ configuration }) => ({ configuration, unseen: new Set() }));
}

/** Copies the entries from `storage.sync` and turns sync off in the same write. */
async function turnSyncOff(): Promise<void> {
  await readItems([]);
  await withLock(storeLock, async () => {
    await browser.storage.local.set({ ...copyFromSync(await readAreas()), [syncKey]: false });
  });
}
