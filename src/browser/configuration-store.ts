import * as v from 'valibot';
import browser from 'webextension-polyfill';
import type { Connection } from '../core/connection';
import { launchFailure } from '../core/launch-failure';
import type { Profile } from '../core/profile';
import {
  connectionKey,
  findStoredConnection,
  findStoredProfile,
  isEntryKey,
  mergeAreas,
  profileKey,
  type StoredItems,
} from '../core/store-layout';
import { findLayoutVersion, layoutKey, layoutVersion, migrateStore } from '../core/store-migrations';
import { storageItem } from './storage-item';
import { withLock } from './with-lock';

/** Whether connections and profiles are kept in `storage.sync`, so that the browser carries them to other computers. */
export const syncItem = storageItem('local', 'syncConfiguration', v.boolean());

/** The lock under which the configuration is changed. */
export const storeLock = 'configuration';

/** A profile and its connection, without reading any other. Throws `configuration-unreadable`. */
export async function findLaunch(profileId: string): Promise<{ profile: Profile; connection: Connection } | undefined> {
  const profile = findStoredProfile(await readItems([profileKey(profileId)]), profileId);
  const connection = profile && (await findConnection(profile.connection));
  return profile && connection && { profile, connection };
}

export async function findConnection(id: string): Promise<Connection | undefined> {
  return findStoredConnection(await readItems([connectionKey(id)]), id);
}

export async function readConnections(): Promise<Connection[]> {
  const items = await readItems();
  const ids = Object.keys(items).filter(key => key.startsWith('connection:'));
  return ids
    .map(key => findStoredConnection(items, key.slice('connection:'.length)))
    .filter(found => found !== undefined);
}

/**
 * Stored items by key, or all of them; migrated first, if an earlier version wrote them.
 * Throws `configuration-unreadable` where the browser does not give them, or a newer version wrote them.
 */
export async function readItems(keys?: readonly string[]): Promise<StoredItems> {
  try {
    const local = await readLocal(keys);
    const sync = (await syncItem.get()) === false ? {} : await browser.storage.sync.get(keys ? [...keys] : null);
    return mergeAreas(local, sync);
  } catch (error) {
    throw launchFailure({ code: 'configuration-unreadable' }, error);
  }
}

/** Calls back when connections or profiles have changed, here or on another computer; returns how to stop. */
export function onConfigurationChanged(callback: () => void): () => void {
  const listener = (changes: Record<string, unknown>) => {
    if (Object.keys(changes).some(isEntryKey)) callback();
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}

async function readLocal(keys?: readonly string[]): Promise<StoredItems> {
  const wanted = keys ? [...keys, layoutKey, 'configuration'] : null;
  const items = await browser.storage.local.get(wanted);
  const version = findLayoutVersion(items);
  if (version === undefined || version === layoutVersion) return items;
  if (version > layoutVersion) throw new RangeError(`Layout ${version} is of a newer version`);
  await withLock(storeLock, migrate);
  return await browser.storage.local.get(wanted);
}

/** First what is new, then what is no longer needed: stopped in between, it starts anew from the same. */
async function migrate(): Promise<void> {
  const { changes } = migrateStore(await browser.storage.local.get(null));
  const entries = Object.entries(changes);
  await browser.storage.local.set(Object.fromEntries(entries.filter(([, value]) => value !== undefined)));
  await browser.storage.local.remove(entries.filter(([, value]) => value === undefined).map(([key]) => key));
}
