import { findSharedFiles, type SharedEntries, type SharedFile, sharedFileKey } from '../../core/store/shared-entries';
import { type SharedFileState, sharedFileSchema } from '../../core/store/shared-file';
import { groupBy } from '../../core/util/group-by';
import { type StorageItem, storageItem } from '../api/storage-item';
import { withLock } from '../api/with-lock';
import { readWholeStore, type WholeStore } from './known-store';

/** The state of a shared file, on this computer only, because every computer checks shared files by itself. */
export const sharedFileItem = (address: string): StorageItem<SharedFileState> =>
  storageItem('local', sharedFileKey(address), sharedFileSchema);

/** Each named file's address, with all entries that name it. */
export type NamedFiles = ReadonlyMap<string, readonly SharedFile[]>;

/** The files that are named now, and the entries of applied files. Throws `configuration-unreadable`. */
export async function readSharedFiles(read: () => Promise<WholeStore> = readWholeStore): Promise<{
  readonly files: NamedFiles;
  readonly shared: SharedEntries;
  readonly keys: readonly string[];
}> {
  const { areas, managed, configuration, shared } = await read();
  const files = groupBy(findSharedFiles(configuration, managed), ({ address }) => address);
  return { files, shared, keys: Object.keys(areas.items) };
}

/** Updates a file's latest state. A check takes time, and the person may change the state meanwhile. */
export async function updateSharedFile(
  address: string,
  update: (state: SharedFileState) => SharedFileState,
): Promise<void> {
  const item = sharedFileItem(address);
  await withLock('shared-file', async () => await item.set(update((await item.get()) ?? {})));
}
