import { hostOf } from '../../core/hosts/wanted-hosts';
import type { SharedFile } from '../../core/store/shared-entries';
import { applyWaiting, type SharedFileState } from '../../core/store/shared-file';
import { findMissing } from '../api/host-permissions';
import { getKnownStore } from './known-store';
import { readSharedFiles, sharedFileItem, updateSharedFile } from './shared-files';

/** A shared file that is named, and its state. */
export interface KnownFile {
  readonly address: string;
  readonly named: readonly SharedFile[];
  readonly state: SharedFileState;
  readonly isAllowed: boolean;
}

/** All named files, for a page that shows them. Throws `configuration-unreadable`. */
export async function readKnownFiles(): Promise<readonly KnownFile[]> {
  const { files } = await readSharedFiles(getKnownStore);
  return await Promise.all(
    [...files].map(async ([address, named]) => {
      const [state = {}, missing] = await Promise.all([sharedFileItem(address).get(), findMissing([hostOf(address)])]);
      return { address, named, state, isAllowed: missing.length === 0 };
    }),
  );
}

/** Applies a file's waiting version, which the person has reviewed. */
export async function applySharedFile(address: string): Promise<void> {
  await updateSharedFile(address, applyWaiting);
}
