import { Search } from 'lucide';
import { Icon } from '../../ui/icon';

interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  onInput(text: string): void;
  onEnter?(): void;
}

/** A field to search with, which Escape empties. */
export function SearchField({ label, value, onInput, onEnter }: SearchFieldProps) {
  return (
    <label class="search">
      <span class="hidden">{label}</span>
      <Icon node={Search} />
      <input
        type="search"
        value={value}
        placeholder={label}
        autocomplete="off"
        spellcheck={false}
        onInput={event => onInput(event.currentTarget.value)}
        onKeyDown={event => {
          if (event.key === 'Escape' && value !== '') onInput('');
          else if (event.key === 'Enter' && onEnter) onEnter();
          else return;
          event.preventDefault();
        }}
      />
    </label>
  );
}
