import * as v from 'valibot';
import { launchRequestSchema } from '../core/launch-request';
import { type LaunchState, launchStateSchema } from '../core/launch-state';
import { storageItem } from './storage-item';
import { isRunning, withLock } from './with-lock';

const states = storageItem('session', 'launches', v.array(launchStateSchema));

/** How many profiles' latest launches are remembered. */
const maximumStates = 20;

/** Puts a profile's launch first. */
export async function saveLaunchState(state: LaunchState): Promise<void> {
  await updateStates(before => {
    const others = before.filter(({ profileId }) => profileId !== state.profileId);
    return [state, ...others].slice(0, maximumStates);
  });
}

/** Forgets the launches that have ended: the card of the latest was dismissed, and the ones before are history. */
export async function forgetEndedLaunches(): Promise<void> {
  await updateStates(before => before.filter(({ outcome }) => !outcome));
}

export async function findLaunchState(profileId: string): Promise<LaunchState | undefined> {
  return (await states.get())?.find(state => state.profileId === profileId);
}

/** The launch to show: the latest. One that says it is under way, but is not, was interrupted. */
export async function findLatestLaunch(): Promise<LaunchState | undefined> {
  const latest = (await states.get())?.[0];
  if (!latest || latest.outcome || (await isRunning(flightName(latest.profileId)))) return latest;
  return { ...latest, outcome: { result: 'failed', failure: { code: 'interrupted' } } };
}

export function onLaunchStatesChanged(callback: () => void): () => void {
  return states.onChanged(callback);
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

async function updateStates(update: (before: LaunchState[]) => LaunchState[]): Promise<void> {
  await withLock('launches', async () => await states.set(update((await states.get()) ?? [])));
}
