import { browser } from './browser';

/** How many items are stored at once: few enough to show progress on a slow disk, many enough to cost little. */
const itemsPerPart = 500;

/** Receives how many of all items have been stored. */
export type OnProgress = (done: number, total: number) => void;

/** Stores items in `storage.local` in order, in parts if there are very many. */
export async function setInParts(items: Readonly<Record<string, unknown>>, onProgress?: OnProgress): Promise<void> {
  const entries = Object.entries(items);
  for (let done = 0; done < entries.length; done += itemsPerPart) {
    onProgress?.(done, entries.length);
    await browser.storage.local.set(Object.fromEntries(entries.slice(done, done + itemsPerPart)));
  }
  onProgress?.(entries.length, entries.length);
}
