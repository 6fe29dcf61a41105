import { createLaunchBudget, type LaunchBudget } from '../core/launch/launch-budget';

/** A budget by this computer's clock. Omit the signal for work that nobody waits for or that must be finished. */
export function createBudget(signal: AbortSignal = new AbortController().signal): LaunchBudget {
  return createLaunchBudget(signal, {
    now: () => performance.now(),
    timeOut: milliseconds => AbortSignal.timeout(milliseconds),
  });
}
