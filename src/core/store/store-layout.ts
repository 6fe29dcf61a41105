import * as v from 'valibot';
import { type Connection, connectionSchema } from '../configuration/connection';
import { type Profile, profileSchema } from '../configuration/profile';

// How a configuration is stored: one item for each connection and profile, so that two computers that edit different
// entries over a synchronised storage do not overwrite each other, and one entry that cannot be read spoils no other.

/** What a storage area holds, by key. */
export type StoredItems = Readonly<Record<string, unknown>>;

export const connectionKey = (id: string) => `connection:${id}`;
export const profileKey = (id: string) => `profile:${id}`;
/** The members of the document that are no list. */
export const documentKey = 'document';

export const isEntryKey = (key: string) => /^(connection:|profile:|document$)/.test(key);

/** An entry and its place in the list. */
export const entrySchema = v.object({
  position: v.number(),
  /** In milliseconds since 1970: tells which of two copies is the later one. */
  savedAt: v.number(),
  value: v.unknown(),
  /** Names this version: clocks may agree, and go back. */
  version: v.exactOptional(v.string()),
  /** The versions that it followed, the latest first; `savedAt` of those that have no name. */
  history: v.exactOptional(v.array(v.union([v.string(), v.number()]))),
  /** In `storage.local`: as `storage.sync` had it, and not edited here since. */
  isCopy: v.exactOptional(v.literal(true)),
  /** In `storage.local`: it was deleted here. */
  isDeleted: v.exactOptional(v.literal(true)),
});
export type StoredEntry = v.InferOutput<typeof entrySchema>;

/** A stored connection or profile; `undefined` where there is none that can be read. */
export function findStoredConnection(items: StoredItems, id: string): Connection | undefined {
  return findValue(items, connectionKey(id), connectionSchema);
}

/**
 * Stands in `storage.local` for an entry that was deleted here and may still be in `storage.sync`. It counts over the
 * versions there that it followed: an edit that came from elsewhere meanwhile is not deleted with them.
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

/** The parsed entry; `undefined` for what is none. */
export function findEntry(item: unknown): StoredEntry | undefined {
  const entry = v.safeParse(entrySchema, item);
  return entry.success ? entry.output : undefined;
}

/** The value of an entry, if the schema accepts it. */
export function findValue<T>(items: StoredItems, key: string, schema: v.GenericSchema<unknown, T>): T | undefined {
  const parsed = v.safeParse(v.object({ value: schema }), items[key]);
  return parsed.success ? parsed.output.value : undefined;
}
