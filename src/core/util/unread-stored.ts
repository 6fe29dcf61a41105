import type { Stored } from './stored';

/** What stands for a cache where its value is wanted anew: nothing is ever in it, and `set` gets what would go there. */
export function unreadStored<T>(set: (value: T) => Promise<void>): Stored<T> {
  return { get: async () => undefined, set, remove: async () => {} };
}
