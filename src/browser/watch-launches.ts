import type { LaunchState } from '../core/launch-state';
import { findLaunchState, flightName, launchStates, saveLaunchState, updateLaunchStates } from './launch-states';
import { withLock } from './with-lock';

/** The launch to show: the latest. */
export async function findLatestLaunch(): Promise<LaunchState | undefined> {
  return (await launchStates.get())?.[0];
}

export function onLaunchesChanged(callback: () => void): () => void {
  return launchStates.onChanged(callback);
}

/**
 * Waits until a launch is over, and writes down that it was interrupted where its worker could not write an outcome.
 * The launch's lock tells: it is let go when the launch ends, or its worker is stopped.
 */
export async function settleLaunch(profileId: string): Promise<void> {
  await withLock(flightName(profileId), async () => {
    const state = await findLaunchState(profileId);
    if (!state || state.outcome) return;
    await saveLaunchState({
      ...state,
      outcome: { result: 'failed', failure: { code: 'interrupted' } },
      endedAt: Date.now(),
    });
  });
}

/** Forgets the launches that have ended: the card of the latest was dismissed, and the ones before are history. */
export async function forgetEndedLaunches(): Promise<void> {
  await updateLaunchStates(before => before.filter(({ outcome }) => !outcome));
}
