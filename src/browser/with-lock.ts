import type { WithLock } from '../core/stored';

/**
 * Web Locks serve the whole origin: worker, popup and pages. They are let go when their holder dies, which no variable
 * in a worker that may be stopped at any time could promise.
 */
export const withLock: WithLock = async (name, task) => await navigator.locks.request(name, () => task());

/** Runs the task unless it is running already, in which case it waits for that one and returns `undefined`. */
export async function runOnce<T>(name: string, task: () => Promise<T>): Promise<T | undefined> {
  return await navigator.locks.request(name, { ifAvailable: true }, async lock => {
    if (lock) return await task();
    await navigator.locks.request(name, { mode: 'shared' }, () => undefined);
    return undefined;
  });
}

export async function isRunning(name: string): Promise<boolean> {
  const { held = [] } = await navigator.locks.query();
  return held.some(lock => lock.name === name);
}
