import { translate } from '../browser/api/translate';
import type { Edit } from '../core/configuration/configuration-edits';

/**
 * Saves a change to the configuration; resolves to what to tell the person. The code that saves is loaded when a change
 * is made: few popups make one.
 */
export async function saveEdit(edit: Edit, done: string): Promise<string> {
  const { describeSaveError, editConfiguration } = await import('../browser/store/edit-configuration');
  try {
    await editConfiguration(edit);
    return done;
  } catch (error) {
    return translate(describeSaveError(error));
  }
}
