import { browser } from './browser';

/** What an area on disk gives, or what the browser says instead. */
type Readable = { readonly items: Readonly<Record<string, unknown>> } | { readonly notReadable: string };

/**
 * All that the areas on disk still give, whatever its form: for an export where the configuration cannot be read.
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
