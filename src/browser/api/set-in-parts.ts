import { browser } from './browser';

/** How many items are stored at once: few enough that a slow disk shows progress, many enough to cost little. */
const itemsPerPart = 500;

/** Gets how many of all items have been stored. */
export type OnProgress = (done: number, total: number) => void;

/** Puts items into `storage.local` in their order: few of them all at once, very many part by part. */
export async function setInParts(items: Readonly<Record<string, unknown>>, onProgress?: OnProgress): Promise<void> {
  const entries = Object.entries(items);
  for (let done = 0; done < entries.length; done += itemsPerPart) {
    onProgress?.(done, entries.length);
    await browser.storage.local.set(Object.fromEntries(entries.slice(done, done + itemsPerPart)));
  }
  onProgress?.(entries.length, entries.length);
}
