import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t, translate } from '../../browser/api/translate';
import { describeSaveError } from '../../browser/store/edit-configuration';
import { FieldsRevealed } from '../../ui/field';
import { Modal } from '../../ui/modal';
import { FormEnd } from './form-end';

/** Acts if the form is valid. Otherwise shows the problems of the form, as saving does. */
export type WhenValid = (act: () => void) => void;

interface EditFormProps {
  readonly title: string;
  readonly isValid: boolean;
  readonly isChanged: boolean;
  readonly children: ComponentChildren;
  /** `extra` stands above the buttons; `moreActions` are further buttons. */
  extra?(whenValid: WhenValid): ComponentChildren;
  moreActions?(whenValid: WhenValid): ComponentChildren;
  save(): Promise<void>;
  onClose(): void;
}

/** A form in a dialog. An invalid form is not saved: its first invalid field gets the focus instead. */
export function EditForm({ title, isValid, isChanged, children, extra, moreActions, save, onClose }: EditFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [attempts, setAttempts] = useState(0);
  const [asking, setAsking] = useState(false);
  const [error, setError] = useState('');

  // In an effect: the context must first make the fields draw themselves as invalid.
  useEffect(() => {
    if (attempts > 0) focusFirstInvalid(form.current);
  }, [attempts]);

  const cancel = () => (isChanged ? setAsking(true) : onClose());
  const whenValid: WhenValid = act => (isValid ? act() : setAttempts(attempts + 1));
  const submit = async () => {
    if (!isValid) return setAttempts(attempts + 1);
    try {
      await save();
      onClose();
    } catch (reason) {
      setError(translate(describeSaveError(reason)));
    }
  };

  return (
    <Modal title={title} onCancel={() => (asking ? setAsking(false) : cancel())}>
      <form
        ref={form}
        noValidate
        onSubmit={event => {
          event.preventDefault();
          void submit();
        }}
      >
        <div class="modal-body">
          <FieldsRevealed.Provider value={attempts > 0}>{children}</FieldsRevealed.Provider>
        </div>
        <FormEnd error={error}>
          {extra?.(whenValid)}
          {asking ? (
            <AskDiscard onDiscard={onClose} onKeep={() => setAsking(false)} />
          ) : (
            <SaveOrCancel onCancel={cancel}>{moreActions?.(whenValid)}</SaveOrCancel>
          )}
        </FormEnd>
      </form>
    </Modal>
  );
}

function SaveOrCancel({ onCancel, children }: { onCancel(): void; children: ComponentChildren }) {
  return (
    <div class="actions">
      <button type="submit" class="primary">
        {t('save')}
      </button>
      <button type="button" onClick={onCancel}>
        {t('cancel')}
      </button>
      {children}
    </div>
  );
}

function AskDiscard({ onDiscard, onKeep }: { onDiscard(): void; onKeep(): void }) {
  const keep = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => keep.current?.focus(), []);
  return (
    <div class="actions">
      <p role="alert">{t('discardAsk')}</p>
      <button type="button" class="danger" onClick={onDiscard}>
        {t('discard')}
      </button>
      <button type="button" ref={keep} onClick={onKeep}>
        {t('keepEditing')}
      </button>
    </div>
  );
}

/** Unfolds every invalid field, and focuses the first one. */
function focusFirstInvalid(form: HTMLFormElement | null): void {
  for (const folded of form?.querySelectorAll('details') ?? []) {
    if (folded.querySelector('[aria-invalid="true"]')) folded.open = true;
  }
  form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}
