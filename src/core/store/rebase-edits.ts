import type { Configuration } from '../configuration/configuration';
import { isSameJson } from '../util/same-json';
import { connectionKey, documentKey, profileKey } from './store-layout';

export interface RebasedEdits {
  /** The stored configuration with the edits. */
  readonly configuration: Configuration;
  /** The keys of edited entries that somebody else had changed first, in a version that was not shown here. */
  readonly unseen: ReadonlySet<string>;
}

/**
 * Applies a person's edits of the shown configuration to the stored one. Another computer or page may have stored
 * changes that were never shown. Entries that were not edited stay as they are stored. Entries that were changed
 * elsewhere are not deleted unseen.
 */
export function rebaseEdits(shown: Configuration, edited: Configuration, stored: Configuration): RebasedEdits {
  const unseen = new Set<string>();
  const { connections: _c, profiles: _p, ...before } = shown;
  const { connections: _connections, profiles: _profiles, ...after } = edited;
  const { connections: _stored, profiles: _others, ...now } = stored;
  const isEdited = !isSameJson(before, after);
  if (isEdited && !isSameJson(before, now) && !isSameJson(after, now)) unseen.add(documentKey);
  return {
    configuration: {
      ...(isEdited ? after : now),
      connections: rebaseList(shown.connections, edited.connections, stored.connections, connectionKey, unseen),
      profiles: rebaseList(shown.profiles, edited.profiles, stored.profiles, profileKey, unseen),
    },
    unseen,
  };
}

function rebaseList<T extends { readonly id: string }>(
  shown: readonly T[],
  edited: readonly T[],
  stored: readonly T[],
  toKey: (id: string) => string,
  unseen: Set<string>,
): T[] {
  const [before, after, now] = [byId(shown), byId(edited), byId(stored)];
  const rebased = edited.flatMap(entry => {
    const { id } = entry;
    const current = now.get(id);
    if (isSameJson(before.get(id), entry)) return current ? [current] : [];
    const isSeen = isSameJson(before.get(id), current) || isSameJson(entry, current);
    if (!isSeen) unseen.add(toKey(id));
    return [entry];
  });
  const kept = stored.filter(({ id }) => !after.has(id) && !isSameJson(before.get(id), now.get(id)));
  return [...rebased, ...kept];
}

function byId<T extends { readonly id: string }>(entries: readonly T[]): Map<string, T> {
  return new Map(entries.map(entry => [entry.id, entry]));
}
