import type { Configuration } from '../configuration/configuration';
import { isSameJson } from '../util/same-json';
import { type ManagedEntries, without } from './merge-managed';
import type { SharedEntries } from './shared-entries';

// What is the person's own where a policy or a shared file sets entries, too. For pages that change or export it.

const noneShared: SharedEntries = { connections: [], profiles: [] };

/**
 * What is stored of a configuration that was shown, and edited: nothing of the policy's or of a shared file's as it is
 * there, and the person's own entries that the policy overrides as they are stored (`own`), so that they are there again
 * without it.
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

/** What was shown, without a shared file's entries as they are there. */
export function takeOutShared(shown: Configuration, shared: SharedEntries): Configuration {
  return {
    ...shown,
    connections: changed(shown.connections, shared.connections),
    profiles: changed(shown.profiles, shared.profiles),
  };
}

/** The entries that others with the same id override: the person's own by the policy's, or a shared file's by hers. */
export function findOverridden(
  own: SharedEntries,
  managed: SharedEntries,
): Pick<Configuration, 'connections' | 'profiles'> {
  return {
    connections: within(own.connections, managed.connections),
    profiles: within(own.profiles, managed.profiles),
  };
}

/** Whether `after` has a connection that `before` has not, or not as it is there. */
export function addsConnection(after: Configuration, before: Configuration): boolean {
  return changed(after.connections, before.connections).length > 0;
}

/** What is exported: the person's own entries, and the connections of the others that these need. */
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

/** The entries that are not exactly those of a shared file. */
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
