import * as v from 'valibot';
import { storageItem } from './storage-item';

const recentLaunchSchema = v.object({ profileId: v.string(), at: v.number() });

/** That a profile was launched, and when (milliseconds since 1970): nothing else is remembered. */
export type RecentLaunch = v.InferOutput<typeof recentLaunchSchema>;

const recentLaunches = storageItem('local', 'recentLaunches', v.array(recentLaunchSchema));

const maximumLaunches = 20;

/** The launches of late, the latest first. */
export async function getRecentLaunches(): Promise<readonly RecentLaunch[]> {
  return (await recentLaunches.get()) ?? [];
}

/**
 * Puts a profile first, whatever becomes of its launch. Stores at once, from what was read before: the popup that calls
 * this may be closed a moment later, by the browser's prompt for hosts.
 */
export function rememberLaunch(profileId: string, before: readonly RecentLaunch[]): readonly RecentLaunch[] {
  const others = before.filter(launch => launch.profileId !== profileId);
  const launches = [{ profileId, at: Date.now() }, ...others].slice(0, maximumLaunches);
  void recentLaunches.set(launches);
  return launches;
}
