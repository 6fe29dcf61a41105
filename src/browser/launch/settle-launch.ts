import type { LaunchOutcome } from '../../core/failure/launch-outcome';
import type { Ask } from '../../core/launch/ask';
import type { Flight } from '../../core/launch/flight';
import { flightOf } from '../../core/launch/launch-request';
import { isStudioOpenSince } from '../api/newest-tab';
import { withLock } from '../api/with-lock';
import { flightItem, flightLock, readAsked, storeFlight, storeTaken } from './flights';
import { markUnseen } from './unseen-outcomes';

/**
 * Waits until a launch is over. If its worker could not store how the launch ended, stores that it was interrupted, or
 * opened if its tab was opened. The launch's lock is released when the launch ends or its worker is stopped.
 */
export async function settleLaunch(key: string): Promise<void> {
  await withLock(flightLock(key), async () => {
    const flight = await flightItem(key).get();
    if (flight) await settleFlight(flight);
  });
}

/**
 * The outcome of an ask that its worker did not answer: the outcome of the launch that took the ask, or interrupted if
 * none did. A settled ask can no longer begin a launch.
 */
export async function settleAsk(ask: Ask): Promise<LaunchOutcome> {
  const key = flightOf(ask.request);
  return await withLock(flightLock(key), async () => {
    const { flight, taken, count } = await readAsked(key, ask.askId);
    if (taken !== undefined) return await settleTaken(flight, taken);
    const { request } = ask;
    const id = crypto.randomUUID();
    const lost: Flight = { id, key, request, number: count + 1, step: 'start', outcome: interruptedNow() };
    await storeTaken(lost, ask.askId);
    await markUnseen(id, interruptedNow());
    return interruptedNow();
  });
}

/** How the launch with this id ended. Needs the flight's lock. The stored launch may be a later one by now. */
export async function settleTaken(flight: Flight | undefined, id: string): Promise<LaunchOutcome> {
  return flight?.id === id ? await settleFlight(flight) : interruptedNow();
}

/** Stores the outcome of a launch that is no longer under way. Needs the flight's lock. */
export async function settleFlight(flight: Flight): Promise<LaunchOutcome> {
  if (flight.outcome) return flight.outcome;
  const outcome: LaunchOutcome = (await hasOpened(flight)) ? { result: 'opened' } : interruptedNow();
  await Promise.all([storeFlight({ ...flight, outcome }), markUnseen(flight.id, outcome)]);
  return outcome;
}

/** If a worker was stopped right after it asked for a tab, only the browser's tabs can tell whether the tab opened. */
async function hasOpened({ step, newestTab }: Flight): Promise<boolean> {
  return step === 'open' || (step === 'presign' && (await isStudioOpenSince(newestTab)));
}

/** The outcome of an interrupted launch, with the time when that was noticed, for use in a support ticket. */
export function interruptedNow(): LaunchOutcome {
  return { result: 'failed', failure: { code: 'interrupted', at: Date.now() } };
}
