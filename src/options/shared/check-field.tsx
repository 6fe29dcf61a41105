import { useId } from 'preact/hooks';
import { ManagedMark } from '../managed/managed-mark';

interface CheckFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly checked: boolean;
  /** Whether a policy decides it, so that it cannot be changed. */
  readonly isLocked?: boolean;
  onChange(checked: boolean): void;
}

/** Something to switch on or off, and what that means. */
export function CheckField({ label, hint, checked, isLocked = false, onChange }: CheckFieldProps) {
  const id = useId();
  return (
    <div class="check">
      <label>
        <input
          type="checkbox"
          checked={checked}
          disabled={isLocked}
          aria-describedby={isLocked ? `${id} ${id}-locked` : id}
          onChange={event => onChange(event.currentTarget.checked)}
        />
        {label}
      </label>
      {isLocked && (
        <p>
          <ManagedMark id={`${id}-locked`} />
        </p>
      )}
      <p class="muted" id={id}>
        {hint}
      </p>
    </div>
  );
}
