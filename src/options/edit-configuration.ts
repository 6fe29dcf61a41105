import { getConfiguration } from '../browser/get-configuration';
import { saveConfiguration } from '../browser/save-configuration';
import { withLock } from '../browser/with-lock';
import type { Configuration } from '../core/configuration';
import { isLaunchFailure, launchFailure } from '../core/launch-failure';
import type { Edit } from './configuration-edits';

export interface Edited {
  readonly before: Configuration;
  readonly after: Configuration;
}

/**
 * Applies one change to the configuration as it is stored now, which another page may have changed since it was shown.
 * Rejects where it cannot be read or stored; `describeSaveError` says why.
 */
export async function editConfiguration(edit: Edit): Promise<Edited> {
  return await withLock('edit-configuration', async () => {
    const stored = await getConfiguration();
    if (!stored.ok) throw launchFailure({ code: 'configuration-unreadable' });
    const after = edit(stored.configuration);
    await saveConfiguration(after);
    return { before: stored.configuration, after };
  });
}

/** Why a change could not be stored, for people. */
export function describeSaveError(error: unknown): string {
  if (isLaunchFailure(error)) return 'Nothing was stored: what is stored cannot be read.';
  return `Nothing was stored. ${error instanceof Error ? error.message : 'The browser refused it.'}`;
}
