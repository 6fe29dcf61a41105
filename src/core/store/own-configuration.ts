import type { Configuration } from '../configuration/configuration';
import { isSameJson } from '../util/same-json';
import { type ManagedEntries, without } from './merge-managed';
import type { SharedEntries } from './shared-entries';

// Tells the person's own entries from those of a policy or a shared file, for pages that change or export them.

const noneShared: SharedEntries = { connections: [], profiles: [] };

/**
 * The part of a shown and edited configuration that is stored. Entries of the policy, and unchanged entries of a shared
 * file, are left out. The person's own entries that the policy overrides stay as they are stored (`own`), so that they
 * return if the policy goes.
 */
export function takeOutManaged(
  shown: Configuration,
  own: Configuration,
  managed: ManagedEntries,
  shared: SharedEntries = noneShared,
): Configuration {
  const { connections, profiles, defaultProfile, ...others } = takeOutShared(shown, shared);
  const isOfPolicy = own.defaultProfile === undefined && defaultProfile === managed.defaultProfile;
  return {
    ...others,
    connections: [...without(connections, managed.connections), ...within(own.connections, managed.connections)],
    profiles: [...without(profiles, managed.profiles), ...within(own.profiles, managed.profiles)],
    ...(defaultProfile !== undefined && !isOfPolicy && { defaultProfile }),
  };
}

/** The shown configuration without unchanged entries of a shared file. */
export function takeOutShared(shown: Configuration, shared: SharedEntries): Configuration {
  return {
    ...shown,
    connections: changed(shown.connections, shared.connections),
    profiles: changed(shown.profiles, shared.profiles),
  };
}

/** The entries of `own` that entries of `managed` with the same id override. */
export function findOverridden(
  own: SharedEntries,
  managed: SharedEntries,
): Pick<Configuration, 'connections' | 'profiles'> {
  return {
    connections: within(own.connections, managed.connections),
    profiles: within(own.profiles, managed.profiles),
  };
}

/** Whether `after` has a connection that is new, or different from the one in `before`. */
export function addsConnection(after: Configuration, before: Configuration): boolean {
  return changed(after.connections, before.connections).length > 0;
}

/** The configuration to export: the person's own entries, and the connections of others that the profiles need. */
export function withNeededConnections(own: Configuration, others: Pick<SharedEntries, 'connections'>): Configuration {
  const used = new Set(own.profiles.map(({ connection }) => connection));
  const needed = others.connections.filter(({ id }) => used.has(id));
  const { defaultProfile, ...document } = own;
  return {
    ...document,
    connections: [...needed, ...without(own.connections, needed)],
    ...(own.profiles.some(({ id }) => id === defaultProfile) && { defaultProfile }),
  };
}

/** The entries that are not in a shared file, or differ from the entry there. */
function changed<T extends { readonly id: string }>(entries: readonly T[], shared: readonly T[]): T[] {
  const byId = new Map(shared.map(entry => [entry.id, entry]));
  return entries.filter(entry => !byId.has(entry.id) || !isSameJson(byId.get(entry.id), entry));
}

function within<T extends { readonly id: string }>(
  entries: readonly T[],
  others: readonly { readonly id: string }[],
): T[] {
  const ids = new Set(others.map(({ id }) => id));
  return entries.filter(({ id }) => ids.has(id));
}
