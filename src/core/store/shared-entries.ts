import * as v from 'valibot';
import { type Configuration, configurationSchema } from '../configuration/configuration';
import type { ManagedConfiguration } from './managed-configuration';
import type { StoredItems } from './store-layout';

// The entries of shared files that are in force. core/store/shared-file.ts decides which content that is.

export type SharedEntries = Readonly<Pick<Configuration, 'connections' | 'profiles'>>;

/** The parts of a policy that decide which shared files are used, and which entries come before theirs. */
export type NamingPolicy = Pick<ManagedConfiguration, 'connections' | 'profiles' | 'settings'>;

/** A file that the settings or a connection name. */
export interface SharedFile {
  readonly address: string;
  /** The connection that names the file. Only profiles of that connection are taken. */
  readonly connection?: string;
  /** Whether the policy names the file. */
  readonly isManaged: boolean;
}

/** The key in `storage.local` for the state of a shared file (core/store/shared-file.ts). */
export const sharedFileKey = (address: string) => `sharedFile:${address}`;

export const isSharedFileKey = (key: string) => key.startsWith(sharedFileKey(''));

/** The shared files that the policy names (or else the person), and those that connections name. */
export function findSharedFiles(
  { settings, connections }: Pick<Configuration, 'connections' | 'settings'>,
  managed: Pick<NamingPolicy, 'connections' | 'settings'>,
): SharedFile[] {
  // `null`: the policy's address cannot be read, so the settings name no file.
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
 * The entries to take from a document: all connections and profiles, or only the profiles of the connection that names
 * the file. Addresses of further shared files in the document are left out.
 */
export function takeEntries({ connections, profiles }: SharedEntries, { connection }: SharedFile): SharedEntries {
  return connection === undefined
    ? { connections: connections.map(({ sharedFile: _, ...own }) => own), profiles }
    : { connections: [], profiles: profiles.filter(profile => profile.connection === connection) };
}

const appliedSchema = v.object({ applied: configurationSchema });

/** Whether the applied content of a shared file cannot be read (any more). */
export function hasUnreadableFile(items: StoredItems): boolean {
  const isUnreadable = (item: unknown) => v.is(v.object({ applied: v.unknown() }), item) && !v.is(appliedSchema, item);
  return Object.entries(items).some(([key, item]) => isSharedFileKey(key) && isUnreadable(item));
}

/** The applied entries of the shared files, except those whose id the policy, the person or an earlier file has. */
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
