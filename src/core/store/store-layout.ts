import * as v from 'valibot';
import { type Connection, connectionSchema } from '../configuration/connection';
import { type Profile, profileSchema } from '../configuration/profile';

// How a configuration is stored: one item for each connection and profile. Two computers that edit different entries in
// a synchronized storage do not overwrite each other, and one entry that cannot be read does not affect the others.

/** What a storage area holds, by key. */
export type StoredItems = Readonly<Record<string, unknown>>;

export const connectionKey = (id: string) => `connection:${id}`;
export const profileKey = (id: string) => `profile:${id}`;
/** The key of the document's members other than its lists. */
export const documentKey = 'document';

export const isEntryKey = (key: string) => /^(connection:|profile:|document$)/.test(key);

/** An entry and its place in the list. */
export const entrySchema = v.object({
  position: v.number(),
  /** In milliseconds since 1970. Decides which of two versions is the later one. */
  savedAt: v.number(),
  value: v.unknown(),
  /** The name of this version. A time is not enough, since clocks may agree or go back. */
  version: v.exactOptional(v.string()),
  /** The versions that this one followed, the latest first; `savedAt` for a version without a name. */
  history: v.exactOptional(v.array(v.union([v.string(), v.number()]))),
  /** In `storage.local`: a copy from `storage.sync`, not edited here since. */
  isCopy: v.exactOptional(v.literal(true)),
  /** In `storage.local`: the entry was deleted here. */
  isDeleted: v.exactOptional(v.literal(true)),
});
export type StoredEntry = v.InferOutput<typeof entrySchema>;

/** A stored connection; `undefined` if there is none that can be read. */
export function findStoredConnection(items: StoredItems, id: string): Connection | undefined {
  return findValue(items, connectionKey(id), connectionSchema);
}

/**
 * Stands in `storage.local` for an entry that was deleted here and may still be in `storage.sync`. This mark overrides
 * the versions there that it followed. An edit that came from another computer meanwhile is not deleted.
 */
export function deletedEntry(savedAt: number, history: readonly (string | number)[]): StoredEntry {
  return { position: 0, savedAt, value: null, history: [...history], isDeleted: true };
}

export function isDeletedEntry(item: unknown): boolean {
  return v.is(v.object({ isDeleted: v.literal(true) }), item);
}

export function findStoredProfile(items: StoredItems, id: string): Profile | undefined {
  return findValue(items, profileKey(id), profileSchema);
}

/** The parsed entry; `undefined` if the item is not an entry. */
export function findEntry(item: unknown): StoredEntry | undefined {
  const entry = v.safeParse(entrySchema, item);
  return entry.success ? entry.output : undefined;
}

/** The value of an entry, if the schema accepts it. */
export function findValue<T>(items: StoredItems, key: string, schema: v.GenericSchema<unknown, T>): T | undefined {
  const parsed = v.safeParse(v.object({ value: schema }), items[key]);
  return parsed.success ? parsed.output.value : undefined;
}
