import { readLaunchables } from '../../browser/launch/launchables';
import { getRecentLaunches } from '../../browser/launch/recent-launches';
import { message } from '../../core/words/message';
import type { LaunchTargets } from './launch-targets';

/** The profiles that the keys launch now, found as the worker finds them. Empty if the store cannot be read. */
export async function readTargets(): Promise<LaunchTargets> {
  try {
    const [{ profiles, defaultProfile, numbered }, [latest]] = await Promise.all([
      readLaunchables(),
      getRecentLaunches(),
    ]);
    const last = latest && profiles.find(({ id }) => id === latest.profileId);
    return {
      defaultProfile: defaultProfile?.name,
      last: latest && (last?.name ?? message('deletedProfile')),
      numbered: numbered.slice(0, 9).map(({ name }) => name),
    };
  } catch {
    // The page says at its top that the store cannot be read.
    return { defaultProfile: undefined, last: undefined, numbered: [] };
  }
}
