import { useState } from 'preact/hooks';
import { requestHosts } from '../../browser/api/host-permissions';
import { t, translate } from '../../browser/api/translate';
import { editConfiguration } from '../../browser/store/edit-configuration';
import { setSharedFile } from '../../core/configuration/configuration-edits';
import { sharedFileAddressSchema } from '../../core/configuration/connection';
import { hostOf } from '../../core/hosts/wanted-hosts';
import { FieldText } from '../../ui/field-text';
import { findTextProblem } from '../shared/common-problems';
import { useEdits } from '../shared/use-announced-edits';

interface SharedFileFormProps {
  /** The address that is stored, if any. */
  readonly current: string | undefined;
}

/** Sets or removes the address of the shared file. */
export function SharedFileForm({ current }: SharedFileFormProps) {
  const edits = useEdits();
  const [typed, setTyped] = useState<string>();
  const address = (typed ?? current ?? '').trim();
  const found = findTextProblem(sharedFileAddressSchema, address);

  const store = async (next: string | undefined) => {
    try {
      await editConfiguration(setSharedFile(next));
      setTyped(undefined);
      edits.announce(t('sharedSaved'));
    } catch (error) {
      edits.announceError(error);
    }
  };
  const use = () => {
    // Ask first: after an await the browser no longer counts this as a click. A person who refuses finds a button that
    // asks again at the file.
    void requestHosts([hostOf(address)]).catch(() => false);
    void store(address);
  };

  return (
    <form
      class="form"
      onSubmit={event => {
        event.preventDefault();
        if (address === '' || found) return;
        // The button goes away once the file is in use, so move the focus first.
        event.currentTarget.querySelector('input')?.focus();
        use();
      }}
    >
      <FieldText
        label={t('sharedAddress')}
        value={typed ?? current ?? ''}
        monospace
        inputMode="url"
        placeholder="https://…/studio-launcher.json"
        problem={found && translate(found)}
        onInput={setTyped}
      />
      <div class="actions">
        {(current === undefined || address !== current) && (
          <button type="submit" disabled={address === '' || found !== undefined}>
            {t('sharedUse')}
          </button>
        )}
        {current !== undefined && (
          <button type="button" onClick={() => void store(undefined)}>
            {t('sharedRemove')}
          </button>
        )}
      </div>
    </form>
  );
}
