import type { Stored } from './stored';

/**
 * Replaces a cache if a fresh value is wanted. It is always empty, and passes each new value to `set`.
 */
export function unreadStored<T>(set: (value: T) => Promise<void>): Stored<T> {
  return { get: async () => undefined, set, remove: async () => {} };
}
