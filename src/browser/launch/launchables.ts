import { orderProfiles } from '../../core/configuration/order-profiles';
import type { Profile } from '../../core/configuration/profile';
import { indexProfiles, type SearchIndex } from '../../core/search/search-profiles';
import { keepUntil } from '../../core/util/keep-until';
import { onConfigurationChanged } from '../store/configuration-store';
import { getKnownStore } from '../store/known-store';
import { getRecentLaunches, recentLaunches } from './recent-launches';

/** The profiles, as every list outside the pages shows them. */
export interface Launchables {
  /** Pinned ones first, then those used lately, then the others. */
  readonly profiles: readonly Profile[];
  readonly defaultProfile: Profile | undefined;
  /** The profiles that `launch-1` to `launch-9` launch. Launches do not change this order. */
  readonly numbered: readonly Profile[];
  /** A search index of `profiles`. */
  readonly index: SearchIndex;
}

/** Reads the profiles and keeps them until they change, so that no keystroke waits for thousands to be read. */
export function keepLaunchables(): () => Promise<Launchables> {
  return keepUntil(readLaunchables, callback => {
    onConfigurationChanged(callback);
    recentLaunches.onChanged(callback);
  });
}

/** The profiles, including those of the policy. Throws `configuration-unreadable`. */
export async function readLaunchables(): Promise<Launchables> {
  const [{ shown }, recent] = await Promise.all([getKnownStore(), getRecentLaunches()]);
  const { profiles, connections, defaultProfile } = shown;
  const names = new Map(connections.map(({ id, name }) => [id, name]));
  const ordered = orderProfiles(
    profiles,
    recent.map(({ profileId }) => profileId),
  );
  return {
    profiles: ordered,
    defaultProfile: profiles.find(({ id }) => id === defaultProfile),
    numbered: orderProfiles(profiles, []),
    index: indexProfiles(ordered.map(profile => ({ profile, connectionName: names.get(profile.connection) ?? '' }))),
  };
}
