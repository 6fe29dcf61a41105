import * as v from 'valibot';
import { launchRequestSchema } from '../core/launch-request';
import { type LaunchState, launchStateSchema } from '../core/launch-state';
import { storageItem } from './storage-item';
import { withLock } from './with-lock';

/** The latest launch of each profile, the latest of all first. Written by the worker, watched by watch-launches.ts. */
export const launchStates = storageItem('session', 'launches', v.array(launchStateSchema));

/** How many profiles' latest launches are remembered. */
const maximumStates = 20;

/** Puts a profile's launch first. */
export async function saveLaunchState(state: LaunchState): Promise<void> {
  await updateLaunchStates(before => {
    const others = before.filter(({ profileId }) => profileId !== state.profileId);
    return [state, ...others].slice(0, maximumStates);
  });
}

export async function findLaunchState(profileId: string): Promise<LaunchState | undefined> {
  return (await launchStates.get())?.find(state => state.profileId === profileId);
}

/** The lock that a profile's launch holds while it is under way. */
export function flightName(profileId: string): string {
  return `launch:${profileId}`;
}

/** A launch that waits for the person to allow hosts. */
export const waitingLaunch = storageItem(
  'session',
  'waitingLaunch',
  v.object({ request: launchRequestSchema, since: v.number() }),
);

export async function updateLaunchStates(update: (before: LaunchState[]) => LaunchState[]): Promise<void> {
  await withLock('launches', async () => await launchStates.set(update((await launchStates.get()) ?? [])));
}
