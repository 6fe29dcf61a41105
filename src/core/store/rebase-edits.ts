import type { Configuration } from '../configuration/configuration';
import { isSameJson } from '../util/same-json';
import { connectionKey, documentKey, profileKey } from './store-layout';

export interface RebasedEdits {
  /** What is stored now, with the edits. */
  readonly configuration: Configuration;
  /** The keys of edited entries that somebody else had changed before, whose version was not shown here. */
  readonly unseen: ReadonlySet<string>;
}

/**
 * Puts the edits that a person made to what was shown on what is stored by now: another computer, or another page, may have
 * stored something meanwhile, which was never shown. What was not edited stays as it is stored, and what was changed
 * elsewhere is not deleted unseen.
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
