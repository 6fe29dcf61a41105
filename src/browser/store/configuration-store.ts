import * as v from 'valibot';
import type { Configuration } from '../../core/configuration/configuration';
import type { Connection } from '../../core/configuration/connection';
import type { Profile } from '../../core/configuration/profile';
import { launchFailure } from '../../core/failure/launch-failure';
import type { LaunchRequest } from '../../core/launch/launch-request';
import { joinConfiguration } from '../../core/store/join-configuration';
import type { ManagedConfiguration } from '../../core/store/managed-configuration';
import { mergeAreas, type StoredAreas } from '../../core/store/merge-areas';
import { mergeManaged } from '../../core/store/merge-managed';
import { isSharedFileKey, type SharedEntries } from '../../core/store/shared-entries';
import {
  connectionKey,
  documentKey,
  findStoredConnection,
  findStoredProfile,
  isEntryKey,
  profileKey,
  type StoredItems,
} from '../../core/store/store-layout';
import { findLayoutVersion, layoutKey, layoutVersion, migrateStore } from '../../core/store/store-migrations';
import { isOwnKey } from '../../core/store/store-replaced';
import { pushedOutKey } from '../../core/store/sync-plan';
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

/**
 * What a request names: a profile (the policy's, a stored or a shared one, unless it is given) and its connection. Throws
 * `configuration-unreadable`, and `not-allowed-by-policy` where the policy allows its own connections alone.
 */
export async function findLaunch({
  profileId,
  profile: given,
}: LaunchRequest): Promise<{ profile: Profile; connection: Connection } | undefined> {
  const managed = await getManaged();
  const profile =
    given ??
    managed.profiles.find(({ id }) => id === profileId) ??
    findStoredProfile(await readItems([profileKey(profileId)]), profileId) ??
    (await readOthers(managed)).profiles.find(({ id }) => id === profileId);
  if (!profile) return undefined;
  const connection = await findConnection(profile.connection, managed);
  await requireAllowed(profile.connection, managed);
  return connection && { profile, connection };
}

/**
 * Throws `not-allowed-by-policy` where the policy allows its own connections alone, and this is neither one of them nor
 * one of the shared file that the policy names.
 */
export async function requireAllowed(connectionId: string, managed: ManagedConfiguration): Promise<void> {
  const { settings, connections } = managed;
  const isThis = ({ id }: Connection) => id === connectionId;
  if (settings.allowedConnectionsOnly !== true || connections.some(isThis)) return;
  if (settings.sharedFile !== undefined && (await readShared(managed)).connections.some(isThis)) return;
  throw launchFailure({ code: 'not-allowed-by-policy' });
}

/** The policy's connection with this id, the stored, or the shared one. Throws `configuration-unreadable`. */
export async function findConnection(id: string, policy?: ManagedConfiguration): Promise<Connection | undefined> {
  const managed = policy ?? (await getManaged());
  const isThis = (connection: Connection) => connection.id === id;
  return (
    managed.connections.find(isThis) ??
    findStoredConnection(await readItems([connectionKey(id)]), id) ??
    (await readOthers(managed)).connections.find(isThis)
  );
}

/** What the shared files add to what is stored and set by policy. Throws `configuration-unreadable`. */
async function readShared(managed: ManagedConfiguration): Promise<SharedEntries> {
  return joinConfiguration(await readItems(), managed).shared;
}

/** What is found by no key: what was pushed out of `storage.sync`, and what the shared files add. */
async function readOthers(managed: ManagedConfiguration): Promise<SharedEntries> {
  const { configuration, shared } = joinConfiguration(await readItems(), managed);
  return {
    connections: [...configuration.connections, ...shared.connections],
    profiles: [...configuration.profiles, ...shared.profiles],
  };
}

/** All that is shown and launched: the policy's entries, the stored and the shared ones. Throws `configuration-unreadable`. */
export async function readConfiguration(): Promise<Configuration> {
  const [items, managed] = await Promise.all([readItems(), getManaged()]);
  const { configuration, shared } = joinConfiguration(items, managed);
  return mergeManaged(configuration, managed, shared);
}

/** What counts of the stored items. Throws as `readAreas` does. */
export async function readItems(keys?: readonly string[]): Promise<StoredItems> {
  return (await readAreas(keys)).items;
}

/**
 * Stored items by key, or all of them; migrated first, if an earlier version wrote them.
 * Throws `configuration-unreadable` where the browser does not give them, or a newer version wrote them.
 */
export async function readAreas(keys?: readonly string[]): Promise<StoredAreas> {
  try {
    const local = await readLocal(keys);
    // Read together with the entries: whether they are synchronised never changes in between.
    const isSyncOn = local[syncKey] !== false;
    const sync = isSyncOn ? await browser.storage.sync.get(keys ? [...keys, documentKey, pushedOutKey] : null) : {};
    return { local, sync, isSyncOn, items: isSyncOn ? mergeAreas(local, sync) : local };
  } catch (error) {
    throw launchFailure({ code: 'configuration-unreadable' }, error);
  }
}

/**
 * Calls back when connections or profiles have changed: here, on another computer, in a shared file or by policy; returns
 * how to stop. An import is stored in many parts: the callback comes once, when whoever stores it is done.
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

/** Whether what is stored under a key has a say in which connections and profiles there are. */
function decidesConfiguration(key: string): boolean {
  // Where `storage.sync` was emptied or is full, what this computer put there counts.
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

/** First what is new, then what is no longer needed: stopped in between, it starts anew from the same. */
async function migrate(): Promise<void> {
  const { changes } = migrateStore(await browser.storage.local.get(null));
  const entries = Object.entries(changes);
  await browser.storage.local.set(Object.fromEntries(entries.filter(([, value]) => value !== undefined)));
  await browser.storage.local.remove(entries.filter(([, value]) => value === undefined).map(([key]) => key));
}
