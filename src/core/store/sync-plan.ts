import * as v from 'valibot';
import { documentKey, isEntryKey, type StoredEntry, type StoredItems } from './store-layout';

/** What browsers allow in `storage.sync`: https://developer.chrome.com/docs/extensions/reference/api/storage#sync */
export const syncQuota = { bytes: 102_400, bytesPerItem: 8_192, items: 512 } as const;

/** Room that is left in `storage.sync` for items other than the configuration, in bytes. */
const reservedBytes = 2_048;
const reservedItems = 8;

/** The key in `storage.sync` for the list of entries that were removed for lack of room, and not deleted. */
export const pushedOutKey = 'pushedOut';

/** Keys of entries; `true` if there are too many to name. */
const pushedOutSchema = v.union([v.array(v.string()), v.literal(true)]);
type PushedOut = v.InferOutput<typeof pushedOutSchema>;

export interface SyncPlan {
  readonly sync: Readonly<Record<string, StoredEntry>>;
  /** The entries that do not fit, and stay on this computer. */
  readonly local: Readonly<Record<string, StoredEntry>>;
}

/**
 * Which items go to `storage.sync`: in their order, as far as its quota goes. The same items always give the same plan,
 * so that computers do not move entries to and fro.
 */
export function planSync(items: Readonly<Record<string, StoredEntry>>): SyncPlan {
  const sync: Record<string, StoredEntry> = {};
  const local: Record<string, StoredEntry> = {};
  const room = createRoom();
  for (const [key, entry] of Object.entries(items)) {
    if (room.take(key, entry)) sync[key] = entry;
    else local[key] = entry;
  }
  return { sync, local };
}

/**
 * Tells whether an entry that is no longer in `storage.sync` was removed for lack of room. The computer that removes it
 * says so under `pushedOutKey`. Without such a list, an entry that would fit was deleted. If the document is missing,
 * the browser emptied the whole area, and nobody deleted the entries.
 */
export function findPushedOut(sync: StoredItems): (key: string, item: unknown) => boolean {
  if (!(documentKey in sync)) return () => true;
  const told = readPushedOut(sync);
  if (told !== undefined) return key => told === true || told.includes(key);
  const room = createRoom();
  for (const [key, entry] of Object.entries(sync)) if (isEntryKey(key)) room.take(key, entry);
  return (key, item) => !room.fits(itemBytes(key, item));
}

/**
 * The new value under `pushedOutKey`; `undefined` if there is nothing to tell. Once an entry did not fit, an empty list
 * is written, too, to say that nothing was pushed out.
 *
 * @param gone keys of entries that were deleted
 */
export function planPushedOut({ sync, local }: SyncPlan, stored: StoredItems, gone: readonly string[]) {
  const told = readPushedOut(stored);
  const pushed = Object.keys(local).filter(key => key in stored);
  if (told === undefined && Object.keys(local).length === 0) return undefined;
  if (told === true) return Object.keys(local).length > 0 || pushed.length > 0 ? true : [];
  const isBack = new Set([...Object.keys(sync), ...gone]);
  const keys = [...new Set([...(told ?? []), ...pushed])].filter(key => !isBack.has(key));
  return itemBytes(pushedOutKey, keys) < reservedBytes - 100 ? keys : true;
}

function readPushedOut(sync: StoredItems): PushedOut | undefined {
  const told = v.safeParse(pushedOutSchema, sync[pushedOutKey]);
  return told.success ? told.output : undefined;
}

function createRoom() {
  const taken = { bytes: reservedBytes, items: reservedItems };
  const fits = (size: number) =>
    size <= syncQuota.bytesPerItem && taken.bytes + size <= syncQuota.bytes && taken.items < syncQuota.items;
  return {
    fits,
    /** Whether there is room for one more; then it is taken. */
    take(key: string, entry: unknown): boolean {
      const size = itemBytes(key, entry);
      if (!fits(size)) return false;
      taken.bytes += size;
      taken.items += 1;
      return true;
    },
  };
}

const encoder = new TextEncoder();

/**
 * How the quota counts an item: its key and its value as JSON, in UTF-8. Chromium's JSON is longer than ours: it writes
 * a number that is no 32-bit integer with an exponent (`1.795979153576e+12`), and `<` and two line ends as `\\u003C`.
 * https://source.chromium.org/chromium/chromium/src/+/main:base/json/json_writer.cc
 */
function itemBytes(key: string, value: unknown): number {
  const json = JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'number' && Math.abs(member) >= 2 ** 31 ? member.toExponential() : member,
  );
  return encoder.encode(key + json).byteLength + 5 * (json.match(/[<\u2028\u2029]/g)?.length ?? 0);
}
