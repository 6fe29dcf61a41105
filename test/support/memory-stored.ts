import type { Stored } from '../../src/core/util/stored';

export interface MemoryStored<T> extends Stored<T> {
  /** What is stored now. */
  readonly value: T | undefined;
}

/** A stored value in memory, copied on its way in and out as the browser's storage does. */
export function memoryStored<T>(initial?: T): MemoryStored<T> {
  let value = initial;
  return {
    get value() {
      return value;
    },
    get: async () => structuredClone(value),
    set: async next => {
      value = structuredClone(next);
    },
    remove: async () => {
      value = undefined;
    },
  };
}
