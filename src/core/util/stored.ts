/** One stored value, in any storage; `undefined` if nothing (or nothing readable) is stored. */
export interface Stored<T> {
  get(): Promise<T | undefined>;
  set(value: T): Promise<void>;
  remove(): Promise<void>;
}

/**
 * Stores a value if there is room (`storage.session` holds 10 MB). Without room, the earlier value is removed, too. The
 * caller can use the new value for this launch either way.
 */
export async function storeIfRoom<T>(stored: Stored<T>, value: T): Promise<void> {
  await stored.set(value).catch(() => stored.remove());
}

/** Runs only one task at a time for each name, also across pages and restarts of the worker. */
export type WithLock = <T>(name: string, task: () => Promise<T>) => Promise<T>;
