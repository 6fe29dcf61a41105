import type { LaunchOutcome } from '../../core/failure/launch-outcome';
import type { LaunchStep } from '../../core/launch/flight';
import type { LaunchRequest } from '../../core/launch/launch-request';
import { cancelInWorker } from '../api/cancellation';
import { send } from '../api/messaging';
import { isHeld } from '../api/with-lock';
import { askLock, flightItem, flightLock, latestAsk, onLaunchesChanged, readAsked } from './flights';
import { settleAsk, settleLaunch } from './settle-launch';

export { onLaunchesChanged };

/** A launch as pages show it: its progress or its outcome. */
export interface ShownLaunch {
  readonly key: string;
  readonly request: LaunchRequest;
  /** Who asked; `undefined` where the launch was looked up by its key. */
  readonly askId: string | undefined;
  /** `undefined` while the worker has not taken the ask. */
  readonly launchId: string | undefined;
  readonly step: LaunchStep;
  /** What the launch was made from (`nameParts`), once known. */
  readonly madeFrom?: string | undefined;
  readonly outcome: LaunchOutcome | undefined;
}

/** The launch to show: that of the latest ask. */
export async function findLatestLaunch(): Promise<ShownLaunch | undefined> {
  const latest = await latestAsk.get();
  return latest && (await findAsked(latest.key, latest.askId));
}

/**
 * The state of an ask. Until the worker has taken the ask, this is the launch under way that the ask will join, or else
 * only the ask itself. After that, it is the latest launch of the key. `undefined` if the ask is not known (any more).
 */
export async function findAsked(key: string, askId: string): Promise<ShownLaunch | undefined> {
  const { ask, flight, taken } = await readAsked(key, askId);
  if (taken !== undefined && flight) return { ...flight, askId, launchId: flight.id, outcome: flight.outcome };
  if (taken !== undefined || !ask) return undefined;
  // A launch that is under way holds the lock that this ask waits for, so the ask will join that launch.
  if (flight && !flight.outcome && flight.id !== ask.ask.after)
    return { ...flight, askId, launchId: flight.id, outcome: undefined };
  return { key, request: ask.ask.request, askId, launchId: undefined, step: 'start', outcome: undefined };
}

/** The latest launch with this key, whoever asked. */
export async function findLaunchState(key: string): Promise<ShownLaunch | undefined> {
  const flight = await flightItem(key).get();
  return flight && { ...flight, askId: undefined, launchId: flight.id, outcome: flight.outcome };
}

/** Makes sure that a launch shown as under way comes to an end even if its worker was stopped. */
export async function settleShown({ key, askId, launchId }: ShownLaunch): Promise<void> {
  if (launchId !== undefined) return await settleLaunch(key);
  if (askId === undefined || (await isHeld(askLock(askId)))) return;
  // Nobody asks any more. After this message is answered, an earlier message has either arrived or never will.
  await send('knock', {}).catch(() => undefined);
  const { ask, taken } = await readAsked(key, askId);
  if (ask && taken === undefined) await settleAsk(ask.ask);
}

/** Ends a launch that is under way, with the outcome `cancelled`. */
export function cancelLaunch(key: string): void {
  cancelInWorker(flightLock(key));
}

/** Stops showing the latest launch, because the person dismissed its card. */
export async function forgetLatestLaunch(): Promise<void> {
  await latestAsk.remove();
}
