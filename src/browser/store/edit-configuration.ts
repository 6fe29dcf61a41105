import type { Configuration } from '../../core/configuration/configuration';
import type { Edit } from '../../core/configuration/configuration-edits';
import { failureOf, isLaunchFailure, launchFailure } from '../../core/failure/launch-failure';
import { type Message, message } from '../../core/words/message';
import { withLock } from '../api/with-lock';
import { getConfiguration } from './get-configuration';
import { saveConfiguration } from './save-configuration';

export interface Edited {
  readonly before: Configuration;
  readonly after: Configuration;
}

/**
 * Applies one change to the configuration as stored now: another page may have changed it since this page was drawn.
 * Rejects if the configuration cannot be read or stored; `describeSaveError` says why.
 *
 * @param show puts the entry that the person saw in place of the one stored now: an editor may have been open for long
 */
export async function editConfiguration(edit: Edit, show: Edit = stored => stored): Promise<Edited> {
  return await withLock('edit-configuration', async () => {
    const stored = await getConfiguration();
    if (!stored.ok) throw launchFailure({ code: 'configuration-unreadable' });
    const after = edit(stored.configuration);
    await saveConfiguration(after, show(stored.configuration));
    return { before: stored.configuration, after };
  });
}

/** Why a change could not be stored, for people. */
export function describeSaveError(error: unknown): Message {
  if (failureOf(error).code === 'not-allowed-by-policy') return message('notStoredPolicy');
  if (isLaunchFailure(error)) return message('notStoredUnreadable');
  return message('notStored', { reason: error instanceof Error ? error.message : message('browserRefused') });
}
