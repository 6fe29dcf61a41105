import { useContext, useId, useState } from 'preact/hooks';
import { t } from '../../browser/api/translate';
import { FieldsRevealed } from '../../ui/field';
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
  const part = (member: 'hours' | 'minutes', name: string) => (
    <label class="part">
      <input
        type="text"
        inputMode="numeric"
        autocomplete="off"
        value={value[member]}
        aria-label={name}
        aria-invalid={shown}
        aria-describedby={`${id}-hint ${id}-problem`}
        onInput={event => {
          setTouched(true);
          onChange({ ...value, rest: 0, [member]: event.currentTarget.value });
        }}
      />
      {t(member)}
    </label>
  );
  return (
    <fieldset class="field">
      <legend>{t('sessionLasts')}</legend>
      <div class="parts">
        {part('hours', t('sessionHours'))}
        {part('minutes', t('sessionMinutes'))}
      </div>
      <p class="muted" id={`${id}-hint`}>
        {t('sessionHint')}
      </p>
      <p class="problem" id={`${id}-problem`} aria-live="polite">
        {shown && problem}
      </p>
    </fieldset>
  );
}
