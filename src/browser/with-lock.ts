import type { WithLock } from '../core/stored';

/**
 * Web Locks serve the whole origin: worker, popup and pages. They are let go when their holder dies, which no variable
 * in a worker that may be stopped at any time could promise.
 */
export const withLock: WithLock = async (name, task) => await navigator.locks.request(name, () => task());

/** What follows the prefix in the names of the locks that are held or waited for just now, in whatever worker or page. */
export async function findLocks(prefix: string): Promise<string[]> {
  const { held = [], pending = [] } = await navigator.locks.query();
  return [...held, ...pending].flatMap(({ name }) => (name?.startsWith(prefix) ? name.slice(prefix.length) : []));
}
