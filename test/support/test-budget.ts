import { createLaunchBudget, type LaunchBudget } from '../../src/core/launch/launch-budget';

/** A launch's whole budget, by the clock of this machine. */
export function testBudget(signal: AbortSignal = new AbortController().signal): LaunchBudget {
  return createLaunchBudget(signal, { now: Date.now, timeOut: milliseconds => AbortSignal.timeout(milliseconds) });
}
