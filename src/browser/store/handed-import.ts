import * as v from 'valibot';
import { type ImportSource, importSourceSchema } from '../../core/import/import-source';
import { storageItem } from '../api/storage-item';
import { withLock } from '../api/with-lock';

// What is handed to the import in Settings goes through this extension's memory. The address of Settings has only its
// random id, so that another extension that opens Settings can hand nothing over.

/** The latest one alone: whoever hands something over opens Settings at once. */
const handedImport = storageItem('session', 'handedImport', v.object({ id: v.string(), source: importSourceSchema }));

/** Stores it, and resolves to the fragment at which Settings shows it, once. */
export async function handOverImport(source: ImportSource): Promise<string> {
  const id = crypto.randomUUID();
  await handedImport.set({ id, source });
  return `import-from=${id}`;
}

/** What a fragment of Settings stands for; `undefined` for any other fragment, and for one that has been taken before. */
export async function takeHandedImport(fragment: string): Promise<ImportSource | undefined> {
  const [, id] = /^#?import-from=(.+)$/.exec(fragment) ?? [];
  if (id === undefined) return undefined;
  return await withLock('handed-import', async () => {
    const handed = await handedImport.get();
    if (handed?.id !== id) return undefined;
    await handedImport.remove();
    return handed.source;
  });
}
