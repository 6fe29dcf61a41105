/** One stored value, whatever stores it: `undefined` where nothing (or nothing readable) is stored. */
export interface Stored<T> {
  get(): Promise<T | undefined>;
  set(value: T): Promise<void>;
  remove(): Promise<void>;
}

/**
 * Stores a value if there is room (`storage.session` holds 10 MB); where there is none, nothing is stored rather than an
 * earlier value. What was just obtained is good for this launch either way.
 */
export async function storeIfRoom<T>(stored: Stored<T>, value: T): Promise<void> {
  await stored.set(value).catch(() => stored.remove());
}

/** Runs one task at a time for a name, also across pages and restarts of the worker. */
export type WithLock = <T>(name: string, task: () => Promise<T>) => Promise<T>;
