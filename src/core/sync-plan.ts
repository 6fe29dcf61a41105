import type { StoredEntry } from './store-layout';

/** What browsers allow in `storage.sync`: https://developer.chrome.com/docs/extensions/reference/api/storage#sync */
export const syncQuota = { bytes: 102_400, bytesPerItem: 8_192, items: 512 } as const;

/** Room that is left for what is stored there beside the configuration, in bytes. */
const reservedBytes = 2_048;

export interface SyncPlan {
  readonly sync: Readonly<Record<string, StoredEntry>>;
  /** What does not fit, and stays on this computer. */
  readonly local: Readonly<Record<string, StoredEntry>>;
}

/**
 * Which items go to `storage.sync`: in their order, as far as its quota goes. The same items always give the same plan,
 * so that computers do not move entries to and fro.
 */
export function planSync(items: Readonly<Record<string, StoredEntry>>): SyncPlan {
  const sync: Record<string, StoredEntry> = {};
  const local: Record<string, StoredEntry> = {};
  let bytes = reservedBytes;
  let count = 0;
  for (const [key, entry] of Object.entries(items)) {
    const size = itemBytes(key, entry);
    const fits = size <= syncQuota.bytesPerItem && bytes + size <= syncQuota.bytes && count < syncQuota.items - 8;
    if (fits) {
      sync[key] = entry;
      bytes += size;
      count += 1;
    } else {
      local[key] = entry;
    }
  }
  return { sync, local };
}

/** How the quota counts an item: its key and its value as JSON, in UTF-8. */
function itemBytes(key: string, value: unknown): number {
  return new TextEncoder().encode(key + JSON.stringify(value)).byteLength;
}
