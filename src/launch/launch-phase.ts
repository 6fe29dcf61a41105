import type { ShownLaunch } from '../browser/launch/watch-launches';
import type { Failure } from '../core/failure/launch-outcome';
import type { LaunchStep } from '../core/launch/flight';

/** The state of a launch, as the page shows it. */
export type LaunchPhase =
  /** Nothing has come of the launch yet: there was none since the browser was started, or it waits. */
  | { readonly type: 'idle' }
  | { readonly type: 'flying'; readonly step: LaunchStep }
  | { readonly type: 'opened' }
  | { readonly type: 'failed'; readonly failure: Failure };

/** How far a launch is, or how it ended. */
export function launchPhase(shown: Pick<ShownLaunch, 'step' | 'outcome'> | undefined): LaunchPhase {
  if (!shown) return { type: 'idle' };
  const { step, outcome } = shown;
  if (!outcome) return { type: 'flying', step };
  if (outcome.result === 'failed') return { type: 'failed', failure: outcome.failure };
  // Another page waits: nothing has been opened here.
  return outcome.isWaiting ? { type: 'idle' } : { type: 'opened' };
}
