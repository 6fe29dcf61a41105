import type { LaunchBudget } from '../core/launch/launch-budget';

/** How long a launch waits for what it asked beside its link, once the link is there, in milliseconds. */
const patienceMilliseconds = 1_000;

/**
 * The answer to what is asked beside a launch's own call: once, and out of no budget, since the launch can do without
 * it. `undefined` if it fails, or if there is no answer soon after the `call` has ended: then the request is canceled.
 */
export async function findBeside<T>(
  call: Promise<unknown>,
  { signal }: LaunchBudget,
  ask: (once: LaunchBudget) => Promise<T>,
): Promise<T | undefined> {
  const late = new AbortController();
  const ended = AbortSignal.any([signal, late.signal]);
  const once: LaunchBudget = { signal: ended, left: () => 0, spend: () => {}, call: async task => await task(ended) };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = () => {
    timer = setTimeout(() => late.abort(), patienceMilliseconds);
  };
  const waiting = call.then(wait, wait);
  try {
    return await ask(once);
  } catch {
    return undefined;
  } finally {
    void waiting.then(() => clearTimeout(timer));
  }
}
