import { useRef } from 'preact/hooks';
import { t, translate } from '../../browser/api/translate';
import type { Remedy } from '../../core/explain/explain-failure';
import type { Failure } from '../../core/failure/launch-outcome';
import { kindOf, profileTypes } from '../../core/kinds/kinds';
import { stepTexts } from '../../core/launch/flight';
import type { Words } from '../../core/words/message';
import { OutcomeCard } from '../../ui/outcome-card';
import type { WhenValid } from '../shared/edit-form';
import type { Try } from './use-try';

/** The button that launches what is on the screen. */
export function TryButton({ attempt, onTry }: { readonly attempt: Try; onTry(): void }) {
  // Not `disabled`: it keeps the focus while it is at work.
  return (
    <button type="button" class="try" aria-disabled={attempt.step !== undefined} onClick={onTry}>
      {t('tryIt')}
    </button>
  );
}

/** How far the try is, and why it could not go on. */
export function TryOutcome({ attempt, whenValid }: { readonly attempt: Try; readonly whenValid: WhenValid }) {
  const frame = useRef<HTMLDivElement>(null);
  const { step, isOpened, failure, remedy, dismiss } = attempt;
  const form = () => frame.current?.closest('form');
  // The card goes away, and the focus must not go with it.
  const focusButton = () => form()?.querySelector<HTMLElement>('.try')?.focus();

  const choose = (chosen: Remedy) => {
    focusButton();
    if (chosen.type !== 'open-options') return whenValid(() => remedy(chosen));
    remedy(chosen);
    if (failure) findField(form(), failure)?.focus();
  };
  return (
    <div ref={frame} class="attempt">
      <p role="status">
        {step && t(stepTexts[step])}
        {isOpened && t('tryOpened')}
      </p>
      {failure && (
        <OutcomeCard
          failure={failure}
          translate={translateInEditor}
          onRemedy={choose}
          onDismiss={() => {
            focusButton();
            dismiss();
          }}
        />
      )}
    </div>
  );
}

/** These are the options: what can be done there is done in this form. */
function translateInEditor(words: Words): string {
  return typeof words === 'object' && words.key === 'remedyOpenOptions' ? t('goToField') : translate(words);
}

/** The field that a failure is about; where it names none, what it says is about the connection. */
function findField(form: Element | null | undefined, { field = '' }: Failure): HTMLElement | null | undefined {
  const [label] = profileTypes.flatMap(type => kindOf(type).labels[field] ?? []);
  const wanted = t(label ?? 'connection');
  const labels = [...(form?.querySelectorAll('label') ?? [])];
  return labels.find(label => label.textContent === wanted)?.control;
}
