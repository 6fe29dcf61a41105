import { type Configuration, emptyConfiguration } from '../core/configuration';
import { type JoinedStore, joinConfiguration, splitConfiguration } from '../core/join-configuration';
import { launchFailure } from '../core/launch-failure';
import { addsConnection, takeOutManaged, withNeededConnections } from '../core/own-configuration';
import { isSameJson } from '../core/same-json';
import { findSharedFiles, type SharedEntries } from '../core/shared-entries';
import { planEntries } from '../core/store-edits';
import { documentKey, savedAt } from '../core/store-layout';
import { findReplaced, ownKey, type Replaced } from '../core/store-replaced';
import { browser } from './browser';
import { readItems, storeLock, syncItem } from './configuration-store';
import { getManaged } from './managed-configuration';
import { restorePointItem } from './restore-point';
import { withLock } from './with-lock';
import { writeEntries } from './write-entries';

/** Under which an entry that could not be read is kept, once another one was stored in its place. */
const unreadableKey = (key: string) => `unreadable:${key}`;

/**
 * Stores a configuration as it was shown and edited: nothing of the policy's or a shared file's, and the entries that the
 * policy overrides as they were. Throws `not-allowed-by-policy` for a new or changed connection where the policy allows
 * none but its own.
 */
export async function saveConfiguration(configuration: Configuration): Promise<void> {
  const { shared } = await readStore();
  await saveShown(configuration, shared);
}

async function saveShown(configuration: Configuration, shared: SharedEntries | undefined): Promise<void> {
  await applySyncPolicy();
  const [{ configuration: own }, managed] = await Promise.all([readStore(), getManaged()]);
  const next = takeOutManaged(configuration, own, managed, shared);
  if (managed.settings.allowedConnectionsOnly === true && addsConnection(next, own)) {
    throw launchFailure({ code: 'not-allowed-by-policy' });
  }
  await saveOwn(next);
}

/**
 * Stores the person's own configuration. Entries that did not change are not written, entries that cannot be read are
 * left alone, or kept elsewhere where another one takes their place. What does not fit into `storage.sync`, or is
 * refused there, is kept in `storage.local`.
 */
async function saveOwn(configuration: Configuration): Promise<void> {
  await withLock(storeLock, async () => {
    const items = await readItems();
    const { configuration: before, setAside } = joinConfiguration(items, await getManaged());
    const next = planEntries(configuration, items, Date.now());
    const overwritten = setAside.filter(({ key }) => key in next);
    if (overwritten.length > 0) {
      const copies = overwritten.map(({ key }) => [unreadableKey(key), items[key]]);
      await browser.storage.local.set(Object.fromEntries(copies));
    }
    const removed = Object.keys(splitConfiguration(before, 0)).filter(key => !(key in next));
    await writeEntries(next, removed, items);
  });
}

/**
 * Stores an imported configuration; what there was before can be restored. What a shared file has, too, is stored if that
 * file is no longer named: nobody else would keep it.
 */
export async function saveImport(configuration: Configuration): Promise<void> {
  const [{ configuration: before, shared }, managed] = await Promise.all([readStore(), getManaged()]);
  await restorePointItem.set({ savedAt: Date.now(), configuration: before });
  const keepsFiles = isSameJson(findSharedFiles(configuration, managed), findSharedFiles(before, managed));
  await saveShown(configuration, keepsFiles ? shared : undefined);
}

/** The whole store, without what a policy sets, and with what could not be read. Throws `configuration-unreadable`. */
export async function readStore(): Promise<JoinedStore> {
  const [items, managed] = await Promise.all([readItems(), getManaged()]);
  return joinConfiguration(items, managed);
}

/** What is exported: the person's own, with the others' connections that it needs. Throws `not-allowed-by-policy`. */
export async function readExport(): Promise<Configuration> {
  const [{ configuration, shared }, managed] = await Promise.all([readStore(), getManaged()]);
  if (managed.settings.export === false) throw launchFailure({ code: 'not-allowed-by-policy' });
  return withNeededConnections(configuration, {
    connections: [...managed.connections, ...shared.connections],
  });
}

/** Whether entries are carried to other computers: as the policy says, or else the person. */
export async function isSyncOn(): Promise<boolean> {
  return (await getManaged()).settings.sync ?? (await syncItem.get()) !== false;
}

/** Does what the policy says of `storage.sync` before anything is stored, if that has not been done yet. */
export async function applySyncPolicy(): Promise<void> {
  const { sync } = (await getManaged()).settings;
  if (sync !== undefined && sync !== ((await syncItem.get()) !== false)) await setSync(sync);
}

/** Moves all entries to `storage.sync` as far as they fit, or takes all back to this computer; not against the policy. */
export async function setSync(wanted: boolean): Promise<void> {
  const isOn = (await getManaged()).settings.sync ?? wanted;
  // Read with the setting as it was: what is in `storage.sync` is stored here before that is no longer looked at.
  const { configuration } = isOn ? { configuration: emptyConfiguration } : await readStore();
  await syncItem.set(isOn);
  await saveOwn(isOn ? (await readStore()).configuration : configuration);
}

/** Keys of connections and profiles whose latest version is on this computer only, although the rest is carried to others. */
export async function findKeptLocally(): Promise<string[]> {
  if ((await syncItem.get()) === false) return [];
  const [items, managed] = await Promise.all([readItems(), getManaged()]);
  const stored = await browser.storage.sync.get(null);
  return Object.keys(splitConfiguration(joinConfiguration(items, managed).configuration, 0)).filter(
    key => key !== documentKey && (!(key in stored) || savedAt(stored[key]) < savedAt(items[key])),
  );
}

/** What this computer stored, and another one replaced or deleted at the same time. */
export async function findReplacedHere(): Promise<Replaced[]> {
  return (await syncItem.get()) === false ? [] : findReplaced(await readItems());
}

/** Forgets what this computer had stored under a key: another one's counts. */
export async function forgetReplaced(key: string): Promise<void> {
  await browser.storage.local.remove(ownKey(key));
}

/** Calls back when what this computer had stored under a key was forgotten; returns how to stop. */
export function onReplacedForgotten(callback: () => void): () => void {
  const listener = (changes: Record<string, unknown>) => {
    if (Object.keys(changes).some(key => key.startsWith(ownKey('')))) callback();
  };
  browser.storage.local.onChanged.addListener(listener);
  return () => browser.storage.local.onChanged.removeListener(listener);
}
