import type { Configuration } from './configuration';
import { type ManagedEntries, without } from './merge-managed';
import { isSameJson } from './same-json';

// What is the person's own where a policy sets entries, too. For pages that change or export it.

/**
 * What is stored of a configuration that was shown, and edited: nothing of the policy's, and the person's own entries
 * that the policy overrides as they are stored (`own`), so that they are there again without it.
 */
export function takeOutManaged(shown: Configuration, own: Configuration, managed: ManagedEntries): Configuration {
  const { defaultProfile, ...others } = shown;
  const isOfPolicy = own.defaultProfile === undefined && defaultProfile === managed.defaultProfile;
  return {
    ...others,
    connections: [...without(shown.connections, managed.connections), ...within(own.connections, managed.connections)],
    profiles: [...without(shown.profiles, managed.profiles), ...within(own.profiles, managed.profiles)],
    ...(defaultProfile !== undefined && !isOfPolicy && { defaultProfile }),
  };
}

/** The person's own entries that the policy overrides. */
export function findOverridden(
  own: Configuration,
  managed: ManagedEntries,
): Pick<Configuration, 'connections' | 'profiles'> {
  return {
    connections: within(own.connections, managed.connections),
    profiles: within(own.profiles, managed.profiles),
  };
}

/** Whether `after` has a connection that `before` has not, or not as it is there. */
export function addsConnection(after: Configuration, before: Configuration): boolean {
  return after.connections.some(connection => !before.connections.some(other => isSameJson(other, connection)));
}

/** What is exported: the person's own entries, and the policy's connections that these need. */
export function withNeededConnections(own: Configuration, managed: ManagedEntries): Configuration {
  const needed = managed.connections.filter(({ id }) => own.profiles.some(({ connection }) => connection === id));
  const { defaultProfile, ...others } = own;
  return {
    ...others,
    connections: [...needed, ...without(own.connections, needed)],
    ...(own.profiles.some(({ id }) => id === defaultProfile) && { defaultProfile }),
  };
}

function within<T extends { readonly id: string }>(
  entries: readonly T[],
  others: readonly { readonly id: string }[],
): T[] {
  const ids = new Set(others.map(({ id }) => id));
  return entries.filter(({ id }) => ids.has(id));
}
