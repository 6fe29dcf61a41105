import * as v from 'valibot';
import { type Connection, connectionSchema } from './connection';
import { type Profile, profileSchema } from './profile';

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
  /** `savedAt` of the versions that it followed, the latest first. */
  history: v.exactOptional(v.array(v.number())),
});
export type StoredEntry = v.InferOutput<typeof entrySchema>;

/** A stored connection or profile; `undefined` where there is none that can be read. */
export function findStoredConnection(items: StoredItems, id: string): Connection | undefined {
  return findValue(items, connectionKey(id), connectionSchema);
}

/**
 * Stands in `storage.local` for an entry that was deleted while the browser refused to delete it in `storage.sync`, and
 * counts over the copy there.
 */
export function deletedEntry(savedAt: number) {
  return { position: 0, savedAt, value: null, isDeleted: true };
}

export function isDeletedEntry(item: unknown): boolean {
  return v.is(v.object({ isDeleted: v.literal(true) }), item);
}

export function findStoredProfile(items: StoredItems, id: string): Profile | undefined {
  return findValue(items, profileKey(id), profileSchema);
}

/** Of two areas' items the later copy of each, whichever area it is in: the same on every computer. */
export function mergeAreas(local: StoredItems, sync: StoredItems): StoredItems {
  const isLater = (key: string) => savedAt(local[key]) > savedAt(sync[key]);
  return { ...local, ...Object.fromEntries(Object.entries(sync).filter(([key]) => !isLater(key))) };
}

/** When a stored entry was saved, in milliseconds since 1970; before all others where that cannot be read. */
export function savedAt(item: unknown): number {
  const entry = v.safeParse(entrySchema, item);
  return entry.success ? entry.output.savedAt : Number.NEGATIVE_INFINITY;
}

/** The value of an entry, if the schema accepts it. */
export function findValue<T>(items: StoredItems, key: string, schema: v.GenericSchema<unknown, T>): T | undefined {
  const parsed = v.safeParse(v.object({ value: schema }), items[key]);
  return parsed.success ? parsed.output.value : undefined;
}
