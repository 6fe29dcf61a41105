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

/** The button that launches the profile on the screen. */
export function TryButton({ attempt, onTry }: { readonly attempt: Try; onTry(): void }) {
  // Not `disabled`: the button must keep the focus while the try is under way.
  return (
    <button type="button" class="try" aria-disabled={attempt.step !== undefined} onClick={onTry}>
      {t('tryIt')}
    </button>
  );
}

/** Shows how far the try is, or why it failed. */
export function TryOutcome({ attempt, whenValid }: { readonly attempt: Try; readonly whenValid: WhenValid }) {
  const frame = useRef<HTMLDivElement>(null);
  const { step, isOpened, failure, remedy, dismiss } = attempt;
  const form = () => frame.current?.closest('form');
  // The card goes away, so move the focus to the button first.
  const focusButton = () => form()?.querySelector<HTMLElement>('.try')?.focus();

  const choose = (chosen: Remedy) => {
    focusButton();
    if (chosen.type !== 'open-options') return whenValid(() => remedy(chosen));
    remedy(chosen);
    const field = failure && findField(form(), failure);
    const folded = field?.closest('details');
    if (folded) folded.open = true;
    field?.focus();
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

/** This already is the options page, so the button that opens the options leads to a field of this form instead. */
function translateInEditor(words: Words): string {
  return typeof words === 'object' && words.key === 'remedyOpenOptions' ? t('goToField') : translate(words);
}

/** The field that a failure is about. A failure that names no field is about the connection. */
function findField(form: Element | null | undefined, { field = '' }: Failure): HTMLElement | null | undefined {
  const [label] = profileTypes.flatMap(type => kindOf(type).labels[field] ?? []);
  const wanted = t(label ?? 'connection');
  const labels = [...(form?.querySelectorAll('label') ?? [])];
  return labels.find(label => label.textContent === wanted)?.control;
}
