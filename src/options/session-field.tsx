import { useContext, useId, useState } from 'preact/hooks';
import { FieldsRevealed } from '../ui/field';
import type { SessionTime } from './session-time';

interface SessionFieldProps {
  readonly value: SessionTime;
  readonly problem: string | undefined;
  onChange(value: SessionTime): void;
}

/** How long a session lasts, in hours and minutes. */
export function SessionField({ value, problem, onChange }: SessionFieldProps) {
  const id = useId();
  const revealed = useContext(FieldsRevealed);
  const [touched, setTouched] = useState(false);
  const shown = problem !== undefined && (revealed || touched || value.hours + value.minutes !== '');
  const part = (member: 'hours' | 'minutes', label: string) => (
    <label class="part">
      <input
        type="text"
        inputMode="numeric"
        autocomplete="off"
        value={value[member]}
        aria-label={`Session ${label}`}
        aria-invalid={shown}
        aria-describedby={`${id}-hint ${id}-problem`}
        onInput={event => {
          setTouched(true);
          onChange({ ...value, rest: 0, [member]: event.currentTarget.value });
        }}
      />
      {label}
    </label>
  );
  return (
    <fieldset class="field">
      <legend>Session lasts</legend>
      <div class="parts">
        {part('hours', 'hours')}
        {part('minutes', 'minutes')}
      </div>
      <p class="muted" id={`${id}-hint`}>
        30 minutes to 12 hours. Empty for AWS’s default.
      </p>
      <p class="problem" id={`${id}-problem`} aria-live="polite">
        {shown && problem}
      </p>
    </fieldset>
  );
}
