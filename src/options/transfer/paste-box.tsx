import { useState } from 'preact/hooks';
import { t } from '../../browser/api/translate';
import { Field } from '../../ui/field';

/** A box to paste text into, instead of choosing a file. */
export function PasteBox({ onRead }: { onRead(text: string): void }) {
  const [text, setText] = useState('');
  return (
    <details>
      <summary>{t('pasteInstead')}</summary>
      <form
        class="form"
        onSubmit={event => {
          event.preventDefault();
          onRead(text);
        }}
      >
        <Field label={t('pasteLabel')} hint={t('pasteHint')}>
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
    </details>
  );
}
