import { getKnownStore, onStoreChanged } from '../browser/store/known-store';
import { restorePointItem } from '../browser/store/restore-point';
import { applySyncPolicy } from '../browser/store/save-configuration';
import { readStoreState, type StoreState } from '../browser/store/store-state';
import { useLive } from '../ui/use-live';

export interface StorageState extends StoreState {
  /** When the latest import was, in milliseconds since 1970. */
  readonly restorePoint: number | undefined;
}

/** Where everything is stored, for every part of the page. `undefined` until it is known, and if it cannot be read. */
export function useStorageState(): StorageState | undefined {
  return useLive(readStorageState, [onStoreChanged, restorePointItem.onChanged], []);
}

async function readStorageState(): Promise<StorageState | undefined> {
  try {
    await applySyncPolicy();
    const [state, point] = await Promise.all([readStoreState(getKnownStore), restorePointItem.get()]);
    return { ...state, restorePoint: point?.savedAt };
  } catch {
    // The page says at its top that the store cannot be read.
    return undefined;
  }
}
