import * as v from 'valibot';
import { type Configuration, configurationSchema } from '../configuration/configuration';
import type { ManagedConfiguration } from './managed-configuration';
import type { StoredItems } from './store-layout';

// What is fetched from shared files, as it was applied. How it gets there: core/store/shared-file.ts.

export type SharedEntries = Readonly<Pick<Configuration, 'connections' | 'profiles'>>;

/** What of a policy decides which files are shared, and which entries come before theirs. */
export type NamingPolicy = Pick<ManagedConfiguration, 'connections' | 'profiles' | 'settings'>;

/** A file that the settings or a connection name. */
export interface SharedFile {
  readonly address: string;
  /** The connection that names it, and whose profiles alone are taken. */
  readonly connection?: string;
  /** Whether the policy names it. */
  readonly isManaged: boolean;
}

/** Under which `storage.local` holds what is known of a shared file (core/store/shared-file.ts). */
export const sharedFileKey = (address: string) => `sharedFile:${address}`;

export const isSharedFileKey = (key: string) => key.startsWith(sharedFileKey(''));

/** The files that are named: by the policy, or else by the person, and by connections. */
export function findSharedFiles(
  { settings, connections }: Pick<Configuration, 'connections' | 'settings'>,
  managed: Pick<NamingPolicy, 'connections' | 'settings'>,
): SharedFile[] {
  // `null`: the policy names one that cannot be read, so there is none.
  const { sharedFile: ofPolicyAlone } = managed.settings;
  const address = ofPolicyAlone === undefined ? settings?.sharedFile : (ofPolicyAlone ?? undefined);
  const ofPolicy = new Set(managed.connections.map(({ id }) => id));
  const own = connections.filter(({ id }) => !ofPolicy.has(id));
  return [
    ...(address === undefined ? [] : [{ address, isManaged: managed.settings.sharedFile !== undefined }]),
    ...[...managed.connections, ...own].flatMap(({ id, sharedFile }) =>
      sharedFile === undefined ? [] : [{ address: sharedFile, connection: id, isManaged: ofPolicy.has(id) }],
    ),
  ];
}

/**
 * What is taken of a document: connections and profiles, or the profiles of the connection that names the file. Further
 * files that it names are not.
 */
export function takeEntries({ connections, profiles }: SharedEntries, { connection }: SharedFile): SharedEntries {
  return connection === undefined
    ? { connections: connections.map(({ sharedFile: _, ...own }) => own), profiles }
    : { connections: [], profiles: profiles.filter(profile => profile.connection === connection) };
}

const appliedSchema = v.object({ applied: configurationSchema });

/** Whether something was applied of a shared file, and cannot be read (any more). */
export function hasUnreadableFile(items: StoredItems): boolean {
  const isUnreadable = (item: unknown) => v.is(v.object({ applied: v.unknown() }), item) && !v.is(appliedSchema, item);
  return Object.entries(items).some(([key, item]) => isSharedFileKey(key) && isUnreadable(item));
}

/** What was applied of the shared files, but for entries whose id the policy, the person or an earlier file has. */
export function findSharedEntries(
  items: StoredItems,
  own: SharedEntries & Pick<Configuration, 'settings'>,
  managed: NamingPolicy,
): SharedEntries {
  const taken = findSharedFiles(own, managed).flatMap(file => {
    const stored = v.safeParse(appliedSchema, items[sharedFileKey(file.address)]);
    return stored.success ? [takeEntries(stored.output.applied, file)] : [];
  });
  const others = [managed, own];
  return {
    connections: addNew(
      taken.flatMap(({ connections }) => connections),
      others.flatMap(({ connections }) => connections),
    ),
    profiles: addNew(
      taken.flatMap(({ profiles }) => profiles),
      others.flatMap(({ profiles }) => profiles),
    ),
  };
}

/** The first entry of each id that none of the others has. */
function addNew<T extends { readonly id: string }>(entries: readonly T[], others: readonly T[]): T[] {
  const ids = new Set(others.map(({ id }) => id));
  return entries.filter(({ id }) => {
    const isNew = !ids.has(id);
    ids.add(id);
    return isNew;
  });
}
