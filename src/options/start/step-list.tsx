import { CircleCheck, CircleDashed } from 'lucide';
import { t } from '../../browser/api/translate';
import type { MessageKey } from '../../core/words/message';
import { Icon } from '../../ui/icon';

export interface Step {
  readonly text: MessageKey;
  readonly isDone: boolean;
}

/** Steps in a row, each with a tick once it is done. */
export function StepList({ steps }: { readonly steps: readonly Step[] }) {
  return (
    <ol class="progress-steps">
      {steps.map(({ text, isDone }) => (
        <li key={text} class={isDone ? 'done' : undefined}>
          <StepMark isDone={isDone} />
          {t(text)}
        </li>
      ))}
    </ol>
  );
}

/** A tick, which screen readers say in a word. */
export function StepMark({ isDone }: { readonly isDone: boolean }) {
  return (
    <>
      <Icon node={isDone ? CircleCheck : CircleDashed} />
      {isDone && <span class="hidden">{t('stepDone')}</span>}
    </>
  );
}
