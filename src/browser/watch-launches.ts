import type { LaunchOutcome } from '../core/launch-outcome';
import type { LaunchState } from '../core/launch-state';
import { cancel } from './cancellation';
import { findLaunch } from './configuration-store';
import {
  findLaunchState,
  flightLock,
  launchStates,
  openingItem,
  saveLaunchState,
  updateLaunchStates,
} from './launch-states';
import { isStudioOpenSince } from './newest-tab';
import { withLock } from './with-lock';

/** The launch to show: the latest. */
export async function findLatestLaunch(): Promise<LaunchState | undefined> {
  return (await launchStates.get())?.[0];
}

/** The latest launch of one profile, in whatever app or space. */
export async function findLatestLaunchOf(profileId: string): Promise<LaunchState | undefined> {
  return (await launchStates.get())?.find(({ request }) => request.profileId === profileId);
}

export function onLaunchesChanged(callback: () => void): () => void {
  return launchStates.onChanged(callback);
}

/**
 * Waits until a launch is over, and writes down how it ended where its worker could not: interrupted, unless its tab
 * was opened.
 * The launch's lock tells: it is let go when the launch ends, or its worker is stopped.
 */
export async function settleLaunch(flight: string): Promise<void> {
  await withLock(flightLock(flight), async () => {
    const state = await findLaunchState(flight);
    if (!state || state.outcome) return;
    const hasOpened =
      (await openingItem(flight).get()) === state.startedAt || (await isStudioOpenSince(state.newestTab));
    const outcome: LaunchOutcome = hasOpened
      ? { result: 'opened' }
      : { result: 'failed', failure: { code: 'interrupted' } };
    await saveLaunchState({ ...state, outcome, endedAt: Date.now() });
    await openingItem(flight).remove();
  });
}

/** Ends a launch that is under way, with the outcome `cancelled`. */
export function cancelLaunch(flight: string): void {
  cancel(flightLock(flight));
}

/** Ends every launch under way that uses this connection, and those of which nobody can tell (any more). */
export async function cancelLaunchesOf(connectionId: string): Promise<void> {
  const flying = ((await launchStates.get()) ?? []).filter(({ outcome }) => !outcome);
  for (const { flight, request } of flying) {
    const found = await findLaunch(request).catch(() => undefined);
    if (!found || found.connection.id === connectionId) cancelLaunch(flight);
  }
}

/** Forgets the launches that have ended: the card of the latest was dismissed, and the ones before are history. */
export async function forgetEndedLaunches(): Promise<void> {
  await updateLaunchStates(before => before.filter(({ outcome }) => !outcome));
}
