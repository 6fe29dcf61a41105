import type { WithLock } from '../../core/util/stored';

/**
 * Web Locks serve the whole origin: worker, popup and pages. They are let go when their holder dies, which no variable
 * in a worker that may be stopped at any time could promise.
 */
export const withLock: WithLock = async (name, task) => await navigator.locks.request(name, () => task());

/** Runs a task under a lock that nobody holds; resolves to `undefined` at once where somebody does. */
export async function ifFree<T>(name: string, task: () => Promise<T>): Promise<T | undefined> {
  return await navigator.locks.request(name, { ifAvailable: true }, lock => (lock ? task() : undefined));
}

/** Whether somebody holds a lock, in whatever page or worker. */
export async function isHeld(name: string): Promise<boolean> {
  return (await ifFree(name, async () => true)) === undefined;
}

/** What follows the prefix in the names of the locks that are held or waited for just now, in whatever worker or page. */
export async function findLocks(prefix: string): Promise<string[]> {
  const { held = [], pending = [] } = await navigator.locks.query();
  return [...held, ...pending].flatMap(({ name }) => (name?.startsWith(prefix) ? name.slice(prefix.length) : []));
}
