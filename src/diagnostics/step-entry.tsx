import { Circle, CircleCheck, CircleDashed, CircleX, type IconNode, LoaderCircle } from 'lucide';
import { t, translate } from '../browser/api/translate';
import type { StepResult, StepState } from '../core/diagnose/diagnosis';
import type { Remedy } from '../core/explain/explain-failure';
import type { MessageKey } from '../core/words/message';
import { Icon } from '../ui/icon';
import { OutcomeCard } from '../ui/outcome-card';

interface StepEntryProps {
  readonly result: StepResult;
  readonly name: string;
  /** What the step has found besides. */
  readonly note: string | undefined;
  onRemedy(remedy: Remedy): void;
}

const looks: Readonly<Record<StepState, { readonly icon: IconNode; readonly text: MessageKey }>> = {
  waiting: { icon: Circle, text: 'stepWaiting' },
  running: { icon: LoaderCircle, text: 'stepRunning' },
  passed: { icon: CircleCheck, text: 'stepPassed' },
  failed: { icon: CircleX, text: 'stepFailed' },
  skipped: { icon: CircleDashed, text: 'stepSkipped' },
  interrupted: { icon: CircleX, text: 'stepInterrupted' },
};

/** One step: its state, its duration, and the remedies if it failed. */
export function StepEntry({ result, name, note, onRemedy }: StepEntryProps) {
  const { state, milliseconds, failure } = result;
  const { icon, text } = looks[state];
  return (
    <li data-state={state}>
      <Icon node={icon} />
      <span dir="auto">{name}</span>
      <span class="state">
        {t(text)}
        {milliseconds !== undefined && <span class="muted"> · {formatMilliseconds(milliseconds)}</span>}
      </span>
      {note && <p class="muted">{note}</p>}
      {failure && <OutcomeCard failure={failure} translate={translate} onRemedy={onRemedy} />}
    </li>
  );
}

function formatMilliseconds(milliseconds: number): string {
  return `${Math.round(milliseconds).toLocaleString(t('languageTag'))} ms`;
}
