import { useState } from 'preact/hooks';
import { t, translate } from '../browser/api/translate';
import { describeSaveError, editConfiguration } from '../browser/store/edit-configuration';
import { getKnownStore, onStoreChanged } from '../browser/store/known-store';
import { startAtOnce } from '../core/configuration/configuration-edits';
import type { LaunchRequest } from '../core/launch/launch-request';
import { useLive } from '../ui/use-live';

/** A button that has a profile start what it opens without asking, where the profile is the person's own. */
export function AlwaysStart({ request }: { readonly request: LaunchRequest }) {
  const { profileId } = request;
  const isOffered = useLive(() => asksFirst(profileId), [onStoreChanged], [profileId]);
  const [notice, setNotice] = useState<string>();
  const choose = async () => {
    const saved = editConfiguration(startAtOnce(profileId));
    setNotice(
      await saved.then(
        () => t('alwaysStartDone'),
        error => translate(describeSaveError(error)),
      ),
    );
  };
  return (
    <>
      {isOffered && notice === undefined && (
        <button type="button" onClick={() => void choose()}>
          {t('alwaysStart')}
        </button>
      )}
      <span role="status">{notice}</span>
    </>
  );
}

/** Whether a profile is one that this person may edit, and does not start at once yet. */
async function asksFirst(profileId: string): Promise<boolean> {
  const store = await getKnownStore().catch(() => undefined);
  const own = store?.configuration.profiles.find(({ id }) => id === profileId);
  return own !== undefined && own.whenStopped !== 'start' && store?.shown.profiles.includes(own) === true;
}
