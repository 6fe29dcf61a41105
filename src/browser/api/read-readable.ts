import { browser } from './browser';

/** The items of an area on disk, or the browser's message if the area cannot be read. */
type Readable = { readonly items: Readonly<Record<string, unknown>> } | { readonly notReadable: string };

/**
 * Everything that can still be read from the areas on disk, unparsed, for an export of an unreadable configuration.
 * `storage.session`, which holds the secrets, is not read. Never throws.
 */
export async function readReadable(): Promise<Readonly<Record<'local' | 'sync', Readable>>> {
  const [local, sync] = await Promise.all([read('local'), read('sync')]);
  return { local, sync };
}

async function read(area: 'local' | 'sync'): Promise<Readable> {
  try {
    return { items: await browser.storage[area].get(null) };
  } catch (error) {
    return { notReadable: error instanceof Error ? error.message : 'refused' };
  }
}
