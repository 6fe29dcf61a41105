import type { LaunchOutcome } from '../../core/failure/launch-outcome';
import type { Ask } from '../../core/launch/ask';
import type { Flight } from '../../core/launch/flight';
import { flightOf } from '../../core/launch/launch-request';
import { isStudioOpenSince } from '../api/newest-tab';
import { withLock } from '../api/with-lock';
import { flightItem, flightLock, readAsked, storeFlight, storeTaken } from './flights';
import { markUnseen } from './unseen-outcomes';

/**
 * Waits until a launch is over, and writes down how it ended where its worker could not: interrupted, unless its tab
 * was opened. The launch's lock tells: it is let go when the launch ends, or its worker is stopped.
 */
export async function settleLaunch(key: string): Promise<void> {
  await withLock(flightLock(key), async () => {
    const flight = await flightItem(key).get();
    if (flight) await settleFlight(flight);
  });
}

/**
 * How an ask ended that its worker did not answer: as the launch that took it; interrupted, where none did. An ask that
 * has been settled begins no launch any more.
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

/** How the launch with this id ended, under its lock: what is stored may be a later one by now. */
export async function settleTaken(flight: Flight | undefined, id: string): Promise<LaunchOutcome> {
  return flight?.id === id ? await settleFlight(flight) : interruptedNow();
}

/** Ends a launch, under its lock, that is under way no more. */
export async function settleFlight(flight: Flight): Promise<LaunchOutcome> {
  if (flight.outcome) return flight.outcome;
  const outcome: LaunchOutcome = (await hasOpened(flight)) ? { result: 'opened' } : interruptedNow();
  await Promise.all([storeFlight({ ...flight, outcome }), markUnseen(flight.id, outcome)]);
  return outcome;
}

/** Nothing but the browser's tabs can tell what a worker did that was stopped right after it had asked for one. */
async function hasOpened({ step, newestTab }: Flight): Promise<boolean> {
  return step === 'open' || (step === 'presign' && (await isStudioOpenSince(newestTab)));
}

/** When it was found out is for a ticket. */
export function interruptedNow(): LaunchOutcome {
  return { result: 'failed', failure: { code: 'interrupted', at: Date.now() } };
}
