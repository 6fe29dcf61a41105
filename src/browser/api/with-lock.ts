import type { WithLock } from '../../core/util/stored';

/**
 * Runs a task under a Web Lock. Web Locks work across the whole origin: worker, popup and pages. The browser releases a
 * lock when its holder dies. A variable could not promise that, since a worker may be stopped at any time.
 */
export const withLock: WithLock = async (name, task) => await navigator.locks.request(name, () => task());

/**
 * Runs a task under a lock of its own, whose name the task gets, until the signal is aborted. Who works for the holder of
 * that lock stops then (until-released.ts). `undefined` for a task that was not over by then.
 */
export async function whileWanted<T>(signal: AbortSignal, task: (lock: string) => Promise<T>): Promise<T | undefined> {
  const lock = `wanted:${crypto.randomUUID()}`;
  const over = new Promise<undefined>(resolve => signal.addEventListener('abort', () => resolve(undefined)));
  return await withLock(lock, () => Promise.race([task(lock), over]));
}

/** Runs a task under a lock if nobody holds the lock; otherwise resolves to `undefined` at once. */
export async function ifFree<T>(name: string, task: () => Promise<T>): Promise<T | undefined> {
  return await navigator.locks.request(name, { ifAvailable: true }, lock => (lock ? task() : undefined));
}

/** Whether any page or the worker holds a lock. */
export async function isHeld(name: string): Promise<boolean> {
  return (await ifFree(name, async () => true)) === undefined;
}

/** For each lock with this prefix that any page or the worker holds or waits for: its name without the prefix. */
export async function findLocks(prefix: string): Promise<string[]> {
  const { held = [], pending = [] } = await navigator.locks.query();
  return [...held, ...pending].flatMap(({ name }) => (name?.startsWith(prefix) ? name.slice(prefix.length) : []));
}
