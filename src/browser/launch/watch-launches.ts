import type { LaunchOutcome } from '../../core/failure/launch-outcome';
import type { LaunchStep } from '../../core/launch/flight';
import type { LaunchRequest } from '../../core/launch/launch-request';
import { cancel } from '../api/cancellation';
import { send } from '../api/messages';
import { isHeld } from '../api/with-lock';
import { askLock, flightItem, flightLock, latestAsk, onLaunchesChanged, readAsked, readLaunches } from './flights';
import { settleAsk, settleLaunch } from './settle-launch';

export { onLaunchesChanged };

/** A launch as pages show it: how far it is, or how it ended. */
export interface ShownLaunch {
  readonly key: string;
  readonly request: LaunchRequest;
  /** Who asked; `undefined` where the launch was looked up by its key. */
  readonly askId: string | undefined;
  /** `undefined` while the worker has not taken what was asked. */
  readonly launchId: string | undefined;
  readonly step: LaunchStep;
  readonly outcome: LaunchOutcome | undefined;
}

/** The launch to show: what was asked for last. */
export async function findLatestLaunch(): Promise<ShownLaunch | undefined> {
  const latest = await latestAsk.get();
  return latest && (await findAsked(latest.key, latest.askId));
}

/**
 * What became of an ask: until the worker has taken it nothing but that it was asked, or the launch under way that it joins;
 * then the latest launch of its key. `undefined` where nothing is known of it (any more).
 */
export async function findAsked(key: string, askId: string): Promise<ShownLaunch | undefined> {
  const { ask, flight, taken } = await readAsked(key, askId);
  if (taken !== undefined && flight) return { ...flight, askId, launchId: flight.id, outcome: flight.outcome };
  if (taken !== undefined || !ask) return undefined;
  // A launch that began between the question and the worker's look holds the lock that this ask waits for: the ask joins it.
  if (flight && !flight.outcome && flight.id !== ask.ask.after)
    return { ...flight, askId, launchId: flight.id, outcome: undefined };
  return { key, request: ask.ask.request, askId, launchId: undefined, step: 'start', outcome: undefined };
}

/** The latest launch with this key, whoever asked. */
export async function findLaunchState(key: string): Promise<ShownLaunch | undefined> {
  const flight = await flightItem(key).get();
  return flight && { ...flight, askId: undefined, launchId: flight.id, outcome: flight.outcome };
}

/** Sees to it that a launch that is shown as under way comes to an end, should its worker have been stopped. */
export async function settleShown({ key, askId, launchId }: ShownLaunch): Promise<void> {
  if (launchId !== undefined) return await settleLaunch(key);
  if (askId === undefined || (await isHeld(askLock(askId)))) return;
  // Nobody asks any more. What was sent to the worker before this has arrived by now, or never will.
  await send('knock', {}).catch(() => undefined);
  const { ask, taken } = await readAsked(key, askId);
  if (ask && taken === undefined) await settleAsk(ask.ask);
}

/** Ends a launch that is under way, with the outcome `cancelled`. */
export function cancelLaunch(key: string): void {
  cancel(flightLock(key));
}

/** Ends every launch under way that uses this connection, or of which that is not known yet: it has not begun with any. */
export async function cancelLaunchesOf(connectionId: string): Promise<void> {
  const { flights } = await readLaunches();
  for (const flight of flights) {
    const isOfIt = flight.connectionId === undefined || flight.connectionId === connectionId;
    if (!flight.outcome && isOfIt) cancelLaunch(flight.key);
  }
}

/** The latest launch is not shown any more: its card was dismissed. */
export async function forgetLatestLaunch(): Promise<void> {
  await latestAsk.remove();
}
