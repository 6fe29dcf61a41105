import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { Field, type FieldProps } from './field';

interface FieldTextProps extends FieldProps {
  readonly value: string;
  readonly required?: boolean;
  readonly inputMode?: 'numeric' | 'url';
  readonly placeholder?: string | undefined;
  readonly monospace?: boolean;
  /** The `<option>`s to choose from while typing. */
  readonly suggestions?: ComponentChildren;
  onInput(value: string): void;
  onFocus?(): void;
  /** The person has chosen a suggestion, or gone on to another field. */
  onCommit?(value: string): void;
}

export function FieldText(props: FieldTextProps) {
  const { value, onInput, onFocus, onCommit, ...rest } = props;
  const { required = false, inputMode, placeholder, monospace, suggestions, ...field } = rest;
  const [touched, setTouched] = useState(false);
  const listId = useId();
  return (
    <Field {...field} touched={touched}>
      {attributes => (
        <>
          <input
            {...attributes}
            type="text"
            class={monospace ? 'code' : undefined}
            value={value}
            aria-required={required}
            inputMode={inputMode}
            placeholder={placeholder}
            list={suggestions ? listId : undefined}
            autocomplete="off"
            spellcheck={false}
            onFocus={onFocus}
            onChange={event => onCommit?.(event.currentTarget.value)}
            onInput={event => {
              setTouched(true);
              onInput(event.currentTarget.value);
            }}
          />
          {suggestions && <datalist id={listId}>{suggestions}</datalist>}
        </>
      )}
    </Field>
  );
}
