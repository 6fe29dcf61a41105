import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { ManagedMark } from '../managed/managed-mark';

interface CheckFieldProps {
  readonly label: string;
  readonly hint: ComponentChildren;
  readonly checked: boolean;
  /** Whether a policy sets the value, so that the person cannot change it. */
  readonly isLocked?: boolean;
  onChange(checked: boolean): void;
}

/** A checkbox with a hint about its meaning. */
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
