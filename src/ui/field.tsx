import { type ComponentChildren, createContext } from 'preact';
import { useContext, useId, useState } from 'preact/hooks';

/** Whether a form shows what is wrong with every field: from the first attempt to save it. */
export const FieldsRevealed = createContext(false);

/** What an input, select or textarea must carry so that it belongs to its label, hint and error. */
export interface FieldAttributes {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean;
  onBlur(): void;
}

export interface FieldProps {
  readonly label: string;
  readonly hint?: ComponentChildren;
  /** What is wrong, in words. Shown once the person has been in the field, or wanted to save. */
  readonly problem?: string | undefined;
  /** Whether it has been typed in, which shows the problem before the field is left. */
  readonly touched?: boolean;
}

interface FieldFrameProps extends FieldProps {
  readonly children: (attributes: FieldAttributes) => ComponentChildren;
}

/** A label, a control, and below it a hint and what is wrong. */
export function Field({ label, hint, problem, touched = false, children }: FieldFrameProps) {
  const id = useId();
  const revealed = useContext(FieldsRevealed);
  const [visited, setVisited] = useState(false);
  const shown = problem !== undefined && (revealed || visited || touched);
  const described = [hint ? `${id}-hint` : '', shown ? `${id}-problem` : ''].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({
        id,
        'aria-describedby': described || undefined,
        'aria-invalid': shown,
        onBlur: () => setVisited(true),
      })}
      {hint && (
        <p class="muted" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <p class="problem" id={`${id}-problem`} aria-live="polite">
        {shown && problem}
      </p>
    </div>
  );
}
