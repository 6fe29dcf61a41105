import type { WithLock } from '../../src/core/util/stored';

/** Locks by name, as the browser's Web Locks, which Node 20 does not have. */
export function oneAtATime(): WithLock {
  const last = new Map<string, Promise<unknown>>();
  return async (name, task) => {
    const mine = (last.get(name) ?? Promise.resolve()).then(task, task);
    last.set(name, mine);
    return await mine;
  };
}
