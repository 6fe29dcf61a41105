import { Field, type FieldProps } from './field';

interface FieldSelectProps<T extends string> extends FieldProps {
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly text: string }[];
  onChange(value: T): void;
}

export function FieldSelect<T extends string>({ value, options, onChange, ...field }: FieldSelectProps<T>) {
  return (
    <Field {...field}>
      {attributes => (
        <select
          {...attributes}
          value={value}
          onChange={event => {
            const chosen = options[event.currentTarget.selectedIndex];
            if (chosen) onChange(chosen.value);
          }}
        >
          {options.map(option => (
            <option key={option.value} value={option.value} selected={option.value === value}>
              {option.text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
