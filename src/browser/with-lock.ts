import type { WithLock } from '../core/stored';

/**
 * Web Locks serve the whole origin: worker, popup and pages. They are let go when their holder dies, which no variable
 * in a worker that may be stopped at any time could promise.
 */
export const withLock: WithLock = async (name, task) => await navigator.locks.request(name, () => task());
