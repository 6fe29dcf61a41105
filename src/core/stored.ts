/** One stored value, whatever stores it: `undefined` where nothing (or nothing readable) is stored. */
export interface Stored<T> {
  get(): Promise<T | undefined>;
  set(value: T): Promise<void>;
  remove(): Promise<void>;
}

/** Runs one task at a time for a name, also across pages and restarts of the worker. */
export type WithLock = <T>(name: string, task: () => Promise<T>) => Promise<T>;
