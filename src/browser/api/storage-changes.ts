import { browser } from './browser';

export type StorageChanges = Readonly<Record<string, { readonly oldValue?: unknown; readonly newValue?: unknown }>>;
type Listener = (changes: StorageChanges, area: string) => unknown;

/** The listeners in this page or worker. */
const listeners = new Set<Listener>();

function tellAll(changes: StorageChanges, area: string): void {
  for (const listener of [...listeners]) listener(changes, area);
}

/**
 * Calls back on each change of an area; returns how to stop. The browser gets only one listener for all callbacks.
 * Firefox copies all changes for each listener that it has, which used to take most of the time of an import.
 */
export function onStorageChanged(listener: Listener): () => void {
  if (listeners.size === 0) browser.storage.onChanged.addListener(tellAll);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) browser.storage.onChanged.removeListener(tellAll);
  };
}
