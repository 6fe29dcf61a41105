import type { Configuration } from './configuration';

export interface Change {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

export interface ConfigurationMerge {
  readonly merged: Configuration;
  readonly connections: Change;
  readonly profiles: Change;
}

/** Merges an import: entries with a known id are replaced, new entries are added, all others are kept. */
export function mergeConfigurations(current: Configuration, imported: Configuration): ConfigurationMerge {
  const connections = mergeEntries(current.connections, imported.connections);
  const profiles = mergeEntries(current.profiles, imported.profiles);
  return {
    merged: {
      ...current,
      ...imported,
      ...(current.settings && { settings: { ...current.settings, ...imported.settings } }),
      connections: connections.entries,
      profiles: profiles.entries,
    },
    connections: connections.change,
    profiles: profiles.change,
  };
}

function mergeEntries<T extends { id: string }>(current: readonly T[], imported: readonly T[]) {
  const kept = new Map(current.map(entry => [entry.id, entry]));
  const change = { added: 0, changed: 0, unchanged: 0 };
  for (const entry of imported) {
    const before = kept.get(entry.id);
    if (!before) change.added += 1;
    else if (JSON.stringify(before) === JSON.stringify(entry)) change.unchanged += 1;
    else change.changed += 1;
    kept.set(entry.id, entry);
  }
  return { entries: [...kept.values()], change };
}
