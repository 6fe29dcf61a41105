import type { ComponentChildren } from 'preact';
import { StepMark } from './step-list';

interface WayStepProps {
  readonly title: string;
  readonly isDone: boolean;
  readonly children: ComponentChildren;
}

/** One step of a way, with a tick once it is done. */
export function WayStep({ title, isDone, children }: WayStepProps) {
  return (
    <li>
      <h3 class={isDone ? 'done' : undefined}>
        {title} <StepMark isDone={isDone} />
      </h3>
      {children}
    </li>
  );
}
