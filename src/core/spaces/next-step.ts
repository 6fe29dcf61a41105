import type { StartableApp } from '../failure/launch-outcome';
import type { AppState } from './app-state';

/**
 * What is to be done about an app or a notebook instance that somebody waits for. `open`: it runs. `gone`: it will not
 * run by itself any more.
 */
export type NextStep = 'open' | 'wait' | 'start' | 'gone';

/** A start that somebody waits for. */
export interface Start {
  /** The state that it was started from. */
  readonly from: AppState['state'];
  /** How long ago, in milliseconds. */
  readonly age: number;
}

/**
 * How long after a start AWS may still describe what was there before, in milliseconds. AWS does not say that its answers
 * are up to date at once.
 */
const settleMilliseconds = 20_000;

/** What has been started (`start`) since somebody waits is not started again. */
export function nextStep({ state }: Pick<AppState, 'state'>, start?: Start): NextStep {
  switch (state) {
    case 'running':
      return 'open';
    case 'starting':
    case 'stopping':
    case 'updating':
      return 'wait';
    case 'stopped':
    case 'failed':
      if (!start) return 'start';
      return state === start.from && start.age < settleMilliseconds ? 'wait' : 'gone';
    case 'deleting':
      return 'gone';
  }
}

/** How long somebody waits for a start before being told that it takes too long, in milliseconds. */
export function patienceWith(app: StartableApp): number {
  return (app === 'notebookInstance' ? 30 : 15) * 60_000;
}

/** The same for a stop. Some take 20 minutes and more. */
export const stopPatience = 45 * 60_000;

const usualMilliseconds = 60_000;

/** Whether a start takes longer than usual: than a minute, and than the last one, in seconds, if that is known. */
export function isUnusual(milliseconds: number, lastSeconds = 0): boolean {
  return milliseconds > Math.max(usualMilliseconds, lastSeconds * 1000);
}

const pollMilliseconds = 5_000;
const longestPollMilliseconds = 60_000;

/**
 * How long to wait before the state is asked again, in milliseconds: longer after each of so many `failures` in a row, and
 * as long as AWS asked for (`retryAfterSeconds`).
 */
export function pollDelay(failures: number, retryAfterSeconds = 0): number {
  const delay = Math.min(longestPollMilliseconds, pollMilliseconds * 2 ** failures);
  return Math.min(longestPollMilliseconds, Math.max(delay, retryAfterSeconds * 1000));
}
