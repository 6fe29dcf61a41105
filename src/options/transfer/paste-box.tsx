import { useState } from 'preact/hooks';
import { t } from '../../browser/api/translate';
import { Field } from '../../ui/field';

interface PasteBoxProps {
  readonly label: string;
  readonly hint: string;
  onRead(text: string): void;
}

/** A box to paste text into, and a button that shows what the text holds. */
export function PasteForm({ label, hint, onRead }: PasteBoxProps) {
  const [text, setText] = useState('');
  return (
    <form
      class="form"
      onSubmit={event => {
        event.preventDefault();
        onRead(text);
      }}
    >
      <Field label={label} hint={hint}>
        {attributes => (
          <textarea
            {...attributes}
            class="code"
            rows={8}
            spellcheck={false}
            value={text}
            onInput={event => setText(event.currentTarget.value)}
          />
        )}
      </Field>
      <div class="actions">
        <button type="submit" disabled={text.trim() === ''}>
          {t('readText')}
        </button>
      </div>
    </form>
  );
}

/** The same in a fold, for who has no file to choose. */
export function PasteBox({ onRead }: Pick<PasteBoxProps, 'onRead'>) {
  return (
    <details>
      <summary>{t('pasteInstead')}</summary>
      <PasteForm label={t('pasteLabel')} hint={t('pasteHint')} onRead={onRead} />
    </details>
  );
}
