import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { FieldsRevealed } from '../ui/field';
import { describeSaveError } from './edit-configuration';
import { Modal } from './modal';

interface EditFormProps {
  readonly title: string;
  readonly isValid: boolean;
  readonly isChanged: boolean;
  readonly children: ComponentChildren;
  save(): Promise<void>;
  onClose(): void;
}

/** A form in a dialog. What is not valid is not saved: the first such field gets the focus instead. */
export function EditForm({ title, isValid, isChanged, children, save, onClose }: EditFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [attempts, setAttempts] = useState(0);
  const [asking, setAsking] = useState(false);
  const [error, setError] = useState('');

  useEffect(() => {
    if (attempts > 0) focusFirstInvalid(form.current);
  }, [attempts]);

  const cancel = () => (isChanged ? setAsking(true) : onClose());
  const submit = async () => {
    if (!isValid) return setAttempts(attempts + 1);
    try {
      await save();
      onClose();
    } catch (reason) {
      setError(describeSaveError(reason));
    }
  };

  return (
    <Modal title={title} onCancel={() => (asking ? setAsking(false) : cancel())}>
      <form
        ref={form}
        class="form"
        noValidate
        onSubmit={event => {
          event.preventDefault();
          void submit();
        }}
      >
        <FieldsRevealed.Provider value={attempts > 0}>{children}</FieldsRevealed.Provider>
        <div class="form-end">
          {error && (
            <p role="alert" class="problem">
              {error}
            </p>
          )}
          {asking ? (
            <AskDiscard onDiscard={onClose} onKeep={() => setAsking(false)} />
          ) : (
            <SaveOrCancel onCancel={cancel} />
          )}
        </div>
      </form>
    </Modal>
  );
}

function SaveOrCancel({ onCancel }: { onCancel(): void }) {
  return (
    <div class="actions">
      <button type="submit" class="primary">
        Save
      </button>
      <button type="button" onClick={onCancel}>
        Cancel
      </button>
    </div>
  );
}

function AskDiscard({ onDiscard, onKeep }: { onDiscard(): void; onKeep(): void }) {
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => keep.current?.focus(), []);
  return (
    <div class="actions">
      <p role="alert">Discard what you changed?</p>
      <button type="button" ref={keep} onClick={onKeep}>
        Keep editing
      </button>
      <button type="button" class="danger" onClick={onDiscard}>
        Discard
      </button>
    </div>
  );
}

function focusFirstInvalid(form: HTMLFormElement | null): void {
  const invalid = form?.querySelector<HTMLElement>('[aria-invalid="true"]');
  const folded = invalid?.closest('details');
  if (folded) folded.open = true;
  invalid?.focus();
}
