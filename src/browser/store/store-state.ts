import { type SetAside, splitConfiguration } from '../../core/store/join-configuration';
import type { StoredAreas } from '../../core/store/merge-areas';
import { documentKey, findEntry } from '../../core/store/store-layout';
import { findKeptOf, findReplaced, type Replaced } from '../../core/store/store-replaced';
import { follows, isSameVersion } from '../../core/store/store-versions';
import { browser } from '../api/browser';
import { withLock } from '../api/with-lock';
import { storeLock } from './configuration-store';
import { readWholeStore, type WholeStore } from './known-store';

/** Where the entries are stored, and what the person has to know about them. */
export interface StoreState {
  /** Whether entries are synced to other computers. The policy decides, or else the person. */
  readonly isSyncOn: boolean;
  /** Keys of connections and profiles whose latest version is only on this computer although sync is on. */
  readonly keptLocally: readonly string[];
  readonly setAside: readonly SetAside[];
  /** Versions that this computer stored while another computer replaced or deleted the same entry. */
  readonly replaced: readonly Replaced[];
}

/** The state of the store, for a page that shows it. Throws `configuration-unreadable`. */
export async function readStoreState(read: () => Promise<WholeStore> = readWholeStore): Promise<StoreState> {
  const { areas, managed, configuration, setAside } = await read();
  return {
    isSyncOn: managed.settings.sync ?? areas.isSyncOn,
    keptLocally: Object.keys(splitConfiguration(configuration, 0)).filter(key => isKeptLocally(key, areas)),
    setAside,
    replaced: findReplaced(areas.items),
  };
}

function isKeptLocally(key: string, { isSyncOn, items, sync }: StoredAreas): boolean {
  return isSyncOn && key !== documentKey && items[key] !== sync[key];
}

/** Forgets a version that this computer stored, and the versions before it. Another computer's version applies. */
export async function forgetReplaced({ key, own }: Pick<Replaced, 'key' | 'own'>): Promise<void> {
  await withLock(storeLock, async () => {
    const local = await browser.storage.local.get(null);
    const forgotten = Object.keys(local).filter(item => {
      const entry = findKeptOf(item) === key ? findEntry(local[item]) : undefined;
      return entry !== undefined && (isSameVersion(entry, own) || follows(own, entry));
    });
    await browser.storage.local.remove(forgotten);
  });
}
