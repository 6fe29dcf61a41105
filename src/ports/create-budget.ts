import { createLaunchBudget, type LaunchBudget } from '../core/launch/launch-budget';

/** A budget by the clock of this computer; without a signal for what nobody waits for, or what has to end. */
export function createBudget(signal: AbortSignal = new AbortController().signal): LaunchBudget {
  return createLaunchBudget(signal, {
    now: () => performance.now(),
    timeOut: milliseconds => AbortSignal.timeout(milliseconds),
  });
}
