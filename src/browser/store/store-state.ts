import { type SetAside, splitConfiguration } from '../../core/store/join-configuration';
import type { StoredAreas } from '../../core/store/merge-areas';
import { documentKey, findEntry } from '../../core/store/store-layout';
import { findKeptOf, findReplaced, type Replaced } from '../../core/store/store-replaced';
import { follows, isSameVersion } from '../../core/store/store-versions';
import { browser } from '../api/browser';
import { withLock } from '../api/with-lock';
import { storeLock } from './configuration-store';
import { readWholeStore, type WholeStore } from './known-store';

/** Where the entries are, and what the person has to know of them. */
export interface StoreState {
  /** Whether entries are carried to other computers: as the policy says, or else the person. */
  readonly isSyncOn: boolean;
  /** Keys of connections and profiles whose latest version is on this computer only, although the rest is carried to others. */
  readonly keptLocally: readonly string[];
  readonly setAside: readonly SetAside[];
  /** What this computer stored, and another one replaced or deleted at the same time. */
  readonly replaced: readonly Replaced[];
}

/** For a page that shows it. Throws `configuration-unreadable`. */
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

/** Forgets a version of this computer, and those that it followed: another one's counts. */
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
