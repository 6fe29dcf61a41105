import type { Configuration } from '../../core/configuration/configuration';
import type { Connection } from '../../core/configuration/connection';
import type { Profile } from '../../core/configuration/profile';
import { launchFailure } from '../../core/failure/launch-failure';
import type { LaunchRequest } from '../../core/launch/launch-request';
import { joinConfiguration } from '../../core/store/join-configuration';
import type { ManagedConfiguration } from '../../core/store/managed-configuration';
import { mergeManaged } from '../../core/store/merge-managed';
import {
  connectionKey,
  findStoredConnection,
  findStoredProfile,
  profileKey,
  type StoredItems,
} from '../../core/store/store-layout';
import { awaitedLater } from '../../core/util/awaited-later';
import { readItems } from './configuration-store';
import { getManaged } from './managed-configuration';

/** A search that has begun to read. What has been read is looked at only once it is needed. */
export interface ProfileSearch {
  readonly managed: Promise<ManagedConfiguration>;
  /** The stored items of the profile, unless the request includes it, and of the likely connection. */
  readonly items: Promise<StoredItems>;
  readonly likelyConnection: string | undefined;
  /** All entries, for those that have no item of their own. */
  getAll(): Promise<Pick<Configuration, keyof Entries>>;
}

/** Begins to look for the profile that a request names, and for the connection that it is likely to use. */
export function beginSearch({ profileId, profile: given }: LaunchRequest, likelyConnection?: string): ProfileSearch {
  const keys = [
    ...(given ? [] : [profileKey(profileId)]),
    ...(likelyConnection === undefined ? [] : [connectionKey(likelyConnection)]),
  ];
  return search(keys, likelyConnection);
}

/** Begins to look for several profiles of a connection. What has no item of its own is read once for all. */
export function beginSearches(profileIds: readonly string[], likelyConnection: string): ProfileSearch {
  const begun = search([...profileIds.map(profileKey), connectionKey(likelyConnection)], likelyConnection);
  let all: ReturnType<ProfileSearch['getAll']> | undefined;
  return {
    ...begun,
    getAll: () => {
      all ??= begun.getAll();
      return all;
    },
  };
}

function search(keys: string[], likelyConnection: string | undefined): ProfileSearch {
  const items = keys.length === 0 ? noItems : readItems(keys);
  const managed = awaitedLater(getManaged());
  return { managed, items: awaitedLater(items), likelyConnection, getAll: async () => await readAll(await managed) };
}

async function readAll(managed: ManagedConfiguration): Promise<Pick<Configuration, keyof Entries>> {
  const { configuration, shared } = joinConfiguration(await readItems(), managed);
  return mergeManaged(configuration, managed, shared);
}

/**
 * The profile that a request names (the policy's, a stored or a shared one, unless the request includes it) and its
 * connection. Throws `configuration-unreadable`, and `not-allowed-by-policy` as `requireAllowed` does.
 */
export async function findProfile(
  request: LaunchRequest,
  begun = beginSearch(request),
): Promise<{ profile: Profile; connection: Connection } | undefined> {
  const managed = await begun.managed;
  const profile =
    request.profile ?? (await findEntry('profiles', request.profileId, managed, begun.getAll, begun.items));
  if (!profile) return undefined;
  const items = profile.connection === begun.likelyConnection ? begun.items : undefined;
  const connection = await findEntry('connections', profile.connection, managed, begun.getAll, items);
  await requireAllowed(profile.connection, managed);
  return connection && { profile, connection };
}

/** The policy's connection with this ID, the stored, or the shared one. Throws `configuration-unreadable`. */
export async function findConnection(id: string): Promise<Connection | undefined> {
  const managed = await getManaged();
  return await findEntry('connections', id, managed, () => readAll(managed));
}

const noItems: Promise<StoredItems> = Promise.resolve({});

/**
 * Throws `not-allowed-by-policy` if the policy allows only its own connections, and this connection is neither one of
 * them nor from the shared file that the policy names.
 */
export async function requireAllowed(connectionId: string, managed: ManagedConfiguration): Promise<void> {
  const { settings, connections } = managed;
  const isThis = ({ id }: Connection) => id === connectionId;
  if (settings.allowedConnectionsOnly !== true || connections.some(isThis)) return;
  if (settings.sharedFile !== undefined) {
    const { shared } = joinConfiguration(await readItems(), managed);
    if (shared.connections.some(isThis)) return;
  }
  throw launchFailure({ code: 'not-allowed-by-policy' });
}

interface Entries {
  readonly connections: Connection;
  readonly profiles: Profile;
}

const stored: {
  readonly [L in keyof Entries]: {
    readonly key: (id: string) => string;
    readonly find: (items: StoredItems, id: string) => Entries[L] | undefined;
  };
} = {
  connections: { key: connectionKey, find: findStoredConnection },
  profiles: { key: profileKey, find: findStoredProfile },
};

/**
 * An entry of one of the configuration's lists, in the order that `mergeManaged` puts the lists in. Most entries are
 * found without reading the whole store, which may hold thousands. Only entries that another computer pushed out of
 * `storage.sync` and entries that a shared file adds have no item of their own.
 */
async function findEntry<L extends keyof Entries>(
  list: L,
  id: string,
  managed: ManagedConfiguration,
  getAll: ProfileSearch['getAll'],
  items?: Promise<StoredItems>,
): Promise<Entries[L] | undefined> {
  const find = (lists: { readonly [K in keyof Entries]: readonly Entries[K][] }) =>
    lists[list].find(entry => entry.id === id);
  const { key, find: findStored } = stored[list];
  const soon = find(managed) ?? findStored(await (items ?? readItems([key(id)])), id);
  if (soon) return soon;
  return find(await getAll());
}
