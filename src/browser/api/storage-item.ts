import * as v from 'valibot';
import type { StoredItems } from '../../core/store/store-layout';
import type { Stored } from '../../core/util/stored';
import { browser } from './browser';
import { onStorageChanged, type StorageChanges } from './storage-changes';

export interface StorageItem<T> extends Stored<T> {
  /** The value among items of its area that have been read together. */
  findIn(items: StoredItems): T | undefined;
  /** Calls back on every change, from any page or the worker; returns how to stop. */
  onChanged(callback: (value: T | undefined) => void): () => void;
}

/**
 * One object per stored key. Stored values are parsed: a read gives `undefined` if nothing is stored or the schema does
 * not accept it. `session` is memory only and closed to content scripts; `local` is on disk.
 */
export function storageItem<T>(
  area: 'session' | 'local',
  key: string,
  schema: v.GenericSchema<unknown, T>,
): StorageItem<T> {
  const parse = (value: unknown) => {
    const parsed = v.safeParse(schema, value);
    return parsed.success ? parsed.output : undefined;
  };
  const storage = browser.storage[area];
  const findIn = (items: StoredItems) => parse(items[key]);
  return {
    findIn,
    get: async () => findIn(await storage.get(key)),
    set: value => storage.set({ [key]: value }),
    remove: () => storage.remove(key),
    onChanged(callback) {
      const listener = (changes: StorageChanges) => {
        if (key in changes) callback(parse(changes[key]?.newValue));
      };
      if (area === 'local') return onStorageChanged((changes, changed) => changed === area && listener(changes));
      storage.onChanged.addListener(listener);
      return () => storage.onChanged.removeListener(listener);
    },
  };
}
