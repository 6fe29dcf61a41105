import * as v from 'valibot';
import type { Configuration } from './configuration';
import { splitConfiguration } from './join-configuration';
import { isSameJson } from './same-json';
import { entrySchema, type StoredEntry, type StoredItems } from './store-layout';

/** How many versions before it an entry names: who did not know one of them edited at the same time. */
export const historyLength = 8;

/**
 * The entries of a configuration as they are to be stored over those that are there: an unchanged one as it is, a
 * changed one later than what it replaces, whatever the clock says, so that it counts on every computer.
 *
 * @param now the clock, in milliseconds since 1970
 */
export function planEntries(
  configuration: Configuration,
  items: StoredItems,
  now: number,
): Record<string, StoredEntry> {
  return Object.fromEntries(
    Object.entries(splitConfiguration(configuration, now)).map(([key, entry]) => [key, follow(entry, items[key])]),
  );
}

function follow(entry: StoredEntry, item: unknown): StoredEntry {
  const parsed = v.safeParse(entrySchema, item);
  if (!parsed.success) return entry;
  const { position, savedAt, value, history = [] } = parsed.output;
  if (isSameJson([entry.position, entry.value], [position, value])) return parsed.output;
  return {
    ...entry,
    savedAt: Math.max(entry.savedAt, savedAt + 1),
    history: [savedAt, ...history].slice(0, historyLength),
  };
}
