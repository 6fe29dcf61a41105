import * as v from 'valibot';
import type { Configuration } from '../../core/configuration/configuration';
import { launchFailure } from '../../core/failure/launch-failure';
import { joinConfiguration } from '../../core/store/join-configuration';
import { mergeAreas, type StoredAreas } from '../../core/store/merge-areas';
import { mergeManaged } from '../../core/store/merge-managed';
import { isSharedFileKey } from '../../core/store/shared-entries';
import { documentKey, isEntryKey, type StoredItems } from '../../core/store/store-layout';
import { findLayoutVersion, layoutKey, layoutVersion, migrateStore } from '../../core/store/store-migrations';
import { isOwnKey } from '../../core/store/store-replaced';
import { pushedOutKey } from '../../core/store/sync-plan';
import { awaitedLater } from '../../core/util/awaited-later';
import { browser } from '../api/browser';
import { onStorageChanged } from '../api/storage-changes';
import { storageItem } from '../api/storage-item';
import { withLock } from '../api/with-lock';
import { getManaged } from './managed-configuration';

/** Whether connections and profiles are kept in `storage.sync`, so that the browser carries them to other computers. */
export const syncKey = 'syncConfiguration';
export const syncItem = storageItem('local', syncKey, v.boolean());

/** The lock under which the configuration is changed. */
export const storeLock = 'configuration';

/** All that is shown and launched: the policy's entries, the stored and the shared ones. */
export interface ShownConfiguration {
  readonly configuration: Configuration;
  /** The ids of profiles that the person cannot change: the policy's, and those of shared files. */
  readonly locked: readonly string[];
}

/** All that is shown and launched, for display. Throws `configuration-unreadable`. */
export async function readShown(): Promise<ShownConfiguration> {
  const [{ items }, managed] = await Promise.all([readAreas(undefined, true), getManaged()]);
  const { configuration, shared } = joinConfiguration(items, managed);
  return {
    configuration: mergeManaged(configuration, managed, shared),
    locked: [...managed.profiles, ...shared.profiles].map(({ id }) => id),
  };
}

/** The same without who may change it. Throws `configuration-unreadable`. */
export async function readConfiguration(): Promise<Configuration> {
  return (await readShown()).configuration;
}

/** The stored items that apply, from both areas. Throws as `readAreas` does. */
export async function readItems(keys?: readonly string[]): Promise<StoredItems> {
  return (await readAreas(keys)).items;
}

/**
 * Reads the stored items with these keys, or all of them. Migrates them first if an earlier version wrote them. If both
 * areas are read `atOnce`, sync may be turned on or off in between: whoever needs all items then reads them again.
 * Throws `configuration-unreadable` if the browser cannot read them or a newer version wrote them.
 */
export async function readAreas(keys?: readonly string[], atOnce = keys !== undefined): Promise<StoredAreas> {
  try {
    const readSync = () => browser.storage.sync.get(keys ? [...keys, documentKey, pushedOutKey] : null);
    const reading = atOnce ? awaitedLater(readSync()) : undefined;
    const local = await readLocal(keys);
    // Read together with the entries, so that sync is not turned on or off in between.
    const isSyncOn = local[syncKey] !== false;
    const sync = isSyncOn ? await (reading ?? readSync()) : {};
    return { local, sync, isSyncOn, items: isSyncOn ? mergeAreas(local, sync) : local };
  } catch (error) {
    throw launchFailure({ code: 'configuration-unreadable' }, error);
  }
}

/**
 * Calls back when connections or profiles have changed: here, on another computer, in a shared file or by policy;
 * returns how to stop. An import is stored in many parts, but the callback is called only once, after the last part.
 */
export function onConfigurationChanged(callback: () => void): () => void {
  const state = { isWaiting: false, isOn: true };
  const callOnce = async () => {
    if (state.isWaiting) return;
    state.isWaiting = true;
    await withLock(storeLock, async () => {});
    state.isWaiting = false;
    if (state.isOn) callback();
  };
  const listener = (changes: Record<string, unknown>, area: string) => {
    if (area === 'managed' || Object.keys(changes).some(decidesConfiguration)) void callOnce();
  };
  const stop = onStorageChanged(listener);
  return () => {
    state.isOn = false;
    stop();
  };
}

/** Whether the item with this key affects which connections and profiles exist. */
function decidesConfiguration(key: string): boolean {
  // If `storage.sync` was emptied or is full, the versions that this computer put there apply.
  const isOfSync = isOwnKey(key) || key === pushedOutKey || key === syncKey;
  return isEntryKey(key) || isOfSync || isSharedFileKey(key);
}

async function readLocal(keys?: readonly string[]): Promise<StoredItems> {
  const wanted = keys ? [...keys, layoutKey, syncKey, 'configuration'] : null;
  const items = await browser.storage.local.get(wanted);
  const version = findLayoutVersion(items);
  if (version === undefined || version === layoutVersion) return items;
  if (version > layoutVersion) throw new RangeError(`Layout ${version} is of a newer version`);
  await withLock(storeLock, migrate);
  return await browser.storage.local.get(wanted);
}

/**
 * Stores new items before it removes old ones, so that an interrupted migration can start again from the same items.
 */
async function migrate(): Promise<void> {
  const { changes } = migrateStore(await browser.storage.local.get(null));
  const entries = Object.entries(changes);
  await browser.storage.local.set(Object.fromEntries(entries.filter(([, value]) => value !== undefined)));
  await browser.storage.local.remove(entries.filter(([, value]) => value === undefined).map(([key]) => key));
}
