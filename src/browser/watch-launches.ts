import type { LaunchState } from '../core/launch-state';
import { flightName, launchStates, saveLaunchState, updateLaunchStates } from './launch-states';
import { isRunning } from './with-lock';

/** The launch to show: the latest. One that says it is under way, but is not, was interrupted. */
export async function findLatestLaunch(): Promise<LaunchState | undefined> {
  const latest = (await launchStates.get())?.[0];
  if (!latest || latest.outcome || (await isRunning(flightName(latest.profileId)))) return latest;
  return { ...latest, outcome: { result: 'failed', failure: { code: 'interrupted' } } };
}

export function onLaunchesChanged(callback: () => void): () => void {
  return launchStates.onChanged(callback);
}

/** Writes down that the latest launch was interrupted, if it was: its worker can no longer do so. */
export async function settleInterruptedLaunch(): Promise<void> {
  const latest = await findLatestLaunch();
  if (latest?.outcome) await saveLaunchState(latest);
}

/** Forgets the launches that have ended: the card of the latest was dismissed, and the ones before are history. */
export async function forgetEndedLaunches(): Promise<void> {
  await updateLaunchStates(before => before.filter(({ outcome }) => !outcome));
}
