import { useState } from 'preact/hooks';
import { Field } from '../ui/field';

/** A place to paste what would else be in a file. */
export function PasteBox({ onRead }: { onRead(text: string): void }) {
  const [text, setText] = useState('');
  return (
    <details>
      <summary>Paste instead</summary>
      <form
        class="form"
        onSubmit={event => {
          event.preventDefault();
          onRead(text);
        }}
      >
        <Field
          label="Configuration or AWS CLI input"
          hint="A configuration document, or the JSON or YAML for --cli-input-json of create-presigned-domain-url or create-presigned-notebook-instance-url."
        >
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
            Read the text
          </button>
        </div>
      </form>
    </details>
  );
}
