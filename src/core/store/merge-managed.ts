import type { Configuration } from '../configuration/configuration';
import type { ManagedConfiguration } from './managed-configuration';
import type { SharedEntries } from './shared-entries';

export type ManagedEntries = Pick<ManagedConfiguration, 'connections' | 'profiles' | 'defaultProfile'>;

interface Entry {
  readonly id: string;
}

/**
 * The entries to show and to launch: first the policy's, then the person's own entries with other ids, then the entries
 * that shared files add.
 */
export function mergeManaged(own: Configuration, managed: ManagedEntries, shared?: SharedEntries): Configuration {
  const defaultProfile = own.defaultProfile ?? managed.defaultProfile;
  return {
    ...own,
    connections: [
      ...managed.connections,
      ...without(own.connections, managed.connections),
      ...(shared?.connections ?? []),
    ],
    profiles: [...managed.profiles, ...without(own.profiles, managed.profiles), ...(shared?.profiles ?? [])],
    ...(defaultProfile !== undefined && { defaultProfile }),
  };
}

/** The entries whose id none of the others has. */
export function without<T extends Entry>(entries: readonly T[], others: readonly Entry[]): T[] {
  const ids = new Set(others.map(({ id }) => id));
  return entries.filter(({ id }) => !ids.has(id));
}
