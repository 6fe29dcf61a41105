import { type ComponentChildren, createContext } from 'preact';
import { useContext, useId } from 'preact/hooks';

/** Whether a form shows the problems of all fields: `true` from the first attempt to save the form. */
export const FieldsRevealed = createContext(false);

/** Attributes that connect an input, select or textarea with its label, hint and error. */
export interface FieldAttributes {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean;
}

export interface FieldProps {
  readonly label: string;
  readonly hint?: ComponentChildren;
  /**
   * The problem, in words. Shown once the person has typed in the field, or has tried to save. Leaving a field shows
   * nothing: a text that appears there would move the button that the person is about to click.
   */
  readonly problem?: string | undefined;
  /** Whether the person has typed in the field. */
  readonly touched?: boolean;
}

interface FieldFrameProps extends FieldProps {
  readonly children: (attributes: FieldAttributes) => ComponentChildren;
}

/** A label and a control, with the hint below. A problem takes the place of the hint. */
export function Field({ label, hint, problem, touched = false, children }: FieldFrameProps) {
  const id = useId();
  const revealed = useContext(FieldsRevealed);
  const shown = problem !== undefined && (revealed || touched);
  const described = shown ? `${id}-problem` : hint ? `${id}-hint` : undefined;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({
        id,
        'aria-describedby': described,
        'aria-invalid': shown,
      })}
      {hint && !shown && (
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
