import type { Failure } from '../core/launch-outcome';
import type { LaunchState, LaunchStep } from '../core/launch-state';

/** What the page shows of a launch. */
export type LaunchPhase =
  /** Nothing is known of it: it has not been launched since the browser was started. */
  | { readonly type: 'idle' }
  | { readonly type: 'flying'; readonly step: LaunchStep }
  | { readonly type: 'opened' }
  | { readonly type: 'failed'; readonly failure: Failure };

/**
 * How far a launch is, by what the worker has stored. `askedAt` is when this page asked for one, in milliseconds since
 * 1970: what ended before then was another launch, whose outcome must not be taken for that of this one.
 */
export function launchPhase(state: LaunchState | undefined, askedAt: number | undefined): LaunchPhase {
  if (state && !state.outcome) return { type: 'flying', step: state.step };
  if (askedAt !== undefined && (state?.endedAt ?? 0) < askedAt) return { type: 'flying', step: 'start' };
  if (!state?.outcome) return { type: 'idle' };
  const { outcome } = state;
  return outcome.result === 'failed' ? { type: 'failed', failure: outcome.failure } : { type: 'opened' };
}
