import type { Configuration } from '../configuration/configuration';
import { isSameJson } from '../util/same-json';
import { splitConfiguration } from './join-configuration';
import { planPositions } from './plan-positions';
import {
  connectionKey,
  findEntry,
  isDeletedEntry,
  profileKey,
  type StoredEntry,
  type StoredItems,
} from './store-layout';
import { historyAfter } from './store-versions';

/**
 * The entries of a configuration, ready to be stored over the present ones. An unchanged entry stays as it is. A
 * changed entry gets a later time than the entry that it replaces, whatever the clock says, so that it wins on every
 * computer.
 *
 * @param now the clock, in milliseconds since 1970
 * @param version names the edit, so that no other edit is mistaken for it
 * @param unseen the keys of entries that were edited by somebody who had not seen the stored version
 */
export function planEntries(
  configuration: Configuration,
  items: StoredItems,
  now: number,
  version?: string,
  unseen: ReadonlySet<string> = new Set(),
): Record<string, StoredEntry> {
  const named = version === undefined ? {} : { version };
  const entries = Object.entries(splitConfiguration(configuration, now));
  const positions = new Map([connectionKey(''), profileKey('')].flatMap(prefix => placesOf(prefix, entries, items)));
  return Object.fromEntries(
    entries.map(([key, entry]) => {
      const position = positions.get(key) ?? entry.position;
      return [key, follow({ ...entry, ...named, position }, items[key], unseen.has(key))];
    }),
  );
}

function placesOf(prefix: string, entries: readonly [string, StoredEntry][], items: StoredItems): [string, number][] {
  const keys = entries.flatMap(([key]) => (key.startsWith(prefix) ? [key] : []));
  const places = planPositions(
    keys.map(key => (isDeletedEntry(items[key]) ? undefined : findEntry(items[key])?.position)),
    keys,
  );
  return keys.map((key, index) => [key, places[index] ?? index]);
}

function follow(entry: StoredEntry, item: unknown, isUnseen: boolean): StoredEntry {
  const before = findEntry(item);
  if (!before) return entry;
  if (isSameJson([entry.position, entry.value], [before.position, before.value])) return before;
  const { savedAt, history = [] } = before;
  return {
    ...entry,
    savedAt: Math.max(entry.savedAt, savedAt + 1),
    // A deletion is not a version that anybody could miss.
    history: isUnseen || isDeletedEntry(item) ? history : historyAfter(before),
  };
}
