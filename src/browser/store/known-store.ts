import type { Configuration } from '../../core/configuration/configuration';
import { type JoinedStore, joinConfiguration } from '../../core/store/join-configuration';
import type { ManagedConfiguration } from '../../core/store/managed-configuration';
import type { StoredAreas } from '../../core/store/merge-areas';
import { mergeManaged } from '../../core/store/merge-managed';
import { findKeptOf } from '../../core/store/store-replaced';
import { keepUntil } from '../../core/util/keep-until';
import { onStorageChanged } from '../api/storage-changes';
import { onConfigurationChanged, readAreas } from './configuration-store';
import { getManaged } from './managed-configuration';

/** The whole store, put together once. */
export interface WholeStore extends JoinedStore {
  readonly areas: StoredAreas;
  readonly managed: ManagedConfiguration;
  /** The entries that are shown and launched: the policy's, the stored and the shared ones. */
  readonly shown: Configuration;
}

/** The store as it is now, for whoever is about to change it. Throws `configuration-unreadable`. */
export async function readWholeStore(): Promise<WholeStore> {
  const [areas, managed] = await Promise.all([readAreas(), getManaged()]);
  const joined = joinConfiguration(areas.items, managed);
  return { ...joined, areas, managed, shown: mergeManaged(joined.configuration, managed, joined.shared) };
}

/**
 * The store for display. It is read once for all parts of a page, or of the worker, until it changes, so that not every
 * part reads and parses thousands of entries. Throws `configuration-unreadable`.
 */
export const getKnownStore = keepUntil(readWholeStore, onStoreChanged);

/** Calls back when anything that `getKnownStore` gives has changed; returns how to stop. */
export function onStoreChanged(callback: () => void): () => void {
  const stops = [onConfigurationChanged(callback), onReplacedChanged(callback)];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Calls back when a version that this computer stored is kept or forgotten. */
function onReplacedChanged(callback: () => void): () => void {
  return onStorageChanged((changes, area) => {
    if (area === 'local' && Object.keys(changes).some(key => findKeptOf(key) !== undefined)) callback();
  });
}
