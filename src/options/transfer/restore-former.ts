import { restorePointItem } from '../../browser/store/restore-point';
import { saveImport } from '../../browser/store/save-configuration';

/** Restores the configuration from before the latest import. The current one can then be restored in the same way. */
export async function restoreFormer(onProgress?: (done: number, total: number) => void): Promise<void> {
  const point = await restorePointItem.get();
  if (point) await saveImport(point.configuration, undefined, onProgress);
}
