import type { FailureCode, LaunchOutcome } from '../../core/failure/launch-outcome';
import type { Ask } from '../../core/launch/ask';
import type { Flight, LaunchStep } from '../../core/launch/flight';
import { flightOf, type LaunchRequest } from '../../core/launch/launch-request';
import { type LaunchParts, nameParts } from '../../core/launch/made-from';
import { cancellable } from '../api/cancellation';
import { findNewestTab } from '../api/newest-tab';
import { isHeld, withLock } from '../api/with-lock';
import {
  flightItem,
  flightLock,
  forgetOldLaunches,
  launchLock,
  readAsked,
  storeFlight,
  storeJoined,
  storeTaken,
} from './flights';
import { recordLaunch } from './recent-launches';
import { settleFlight, settleTaken } from './settle-launch';
import { markUnseen } from './unseen-outcomes';
import { waitForHosts } from './waiting-launch';

/** How a launch reports its progress. */
export interface LaunchLog {
  onStep(step: LaunchStep): Promise<void>;
  /** Called once, with the profile and the connection that the launch uses. */
  onFound(parts: LaunchParts): void;
}

export type Run = (
  request: LaunchRequest,
  log: LaunchLog,
  /** Aborted when somebody cancels the launch. */
  signal: AbortSignal,
) => Promise<LaunchOutcome>;

/**
 * Runs a launch, one at a time for each key. Whoever asks while a launch is under way waits for that launch and gets
 * its outcome; whoever asks after it has ended begins another. The flight's lock and the ids of launches tell these two
 * cases apart, not a clock. The same ask begins one launch at most, however often it comes. Each step and the outcome
 * are stored, so that a popup that was closed meanwhile can show them.
 */
export async function launchOnce(ask: Ask, run: Run): Promise<LaunchOutcome> {
  const key = flightOf(ask.request);
  // Read before the lock is requested, so that the launch found here has either ended or is under way.
  const known = joinOrFind(key, ask);
  return await withLock(flightLock(key), async () => {
    const found = await known;
    const before = ask.after ?? found;
    const [{ flight, taken, count }, newestTab] = await Promise.all([readAsked(key, ask.askId), findNewestTab()]);
    if (taken !== undefined) return await settleTaken(flight, taken);
    if (flight && flight.id !== before) {
      // This launch began after the ask. Share its outcome, unless its worker was stopped before it opened a tab.
      const outcome = await settleFlight(flight);
      if (!failsWith(outcome, 'interrupted')) {
        await storeJoined(flight.id, ask.askId);
        return outcome;
      }
    }
    return await fly(ask, { key, newestTab, number: count + 1 }, run);
  });
}

/** Joins the launch that is under way, if there is one; resolves to the id of the latest launch with this key. */
async function joinOrFind(key: string, { askId, after }: Ask): Promise<string | undefined> {
  const flight = await flightItem(key).get();
  const isUnderWay = flight && !flight.outcome && flight.id !== after && (await isHeld(launchLock(flight.id)));
  if (isUnderWay) await storeJoined(flight.id, askId);
  return flight?.id;
}

type Begun = Pick<Flight, 'key' | 'newestTab' | 'number'>;

async function fly({ askId, request }: Ask, begun: Begun, run: Run): Promise<LaunchOutcome> {
  const id = crypto.randomUUID();
  const began = performance.now();
  const at = Date.now();
  return await withLock(launchLock(id), () =>
    cancellable(flightLock(begun.key), async signal => {
      let flight: Flight = { id, ...begun, request, step: 'start' };
      if (request.profile) flight = { ...flight, connectionId: request.profile.connection };
      await storeTaken(flight, askId);
      const log: LaunchLog = {
        // Nothing is read before the step is stored. So if the worker is stopped right after it asks for the tab, the
        // browser hears of the step `open` only if it has also heard of the tab.
        onStep: async step => {
          // A canceled launch may still report steps that it can no longer finish.
          if (flight.outcome) return;
          flight = { ...flight, step };
          await storeFlight(flight);
        },
        onFound: parts => {
          flight = { ...flight, connectionId: parts.connection.id, madeFrom: nameParts(parts) };
        },
      };
      const outcome = stamp(await run(request, log, signal));
      flight = { ...flight, outcome };
      const isWaiting = failsWith(outcome, 'hosts-not-allowed');
      await Promise.all([
        // A full disk must not keep the outcome from being reported.
        isWaiting
          ? waitForHosts(flight)
          : recordLaunch(request, at, Math.round(performance.now() - began), outcome).catch(() => undefined),
        storeFlight(flight),
        markUnseen(id, outcome),
      ]);
      void forgetOldLaunches().catch(() => undefined);
      return outcome;
    }),
  );
}

/** Adds the time of a failure, for use in a support ticket. */
function stamp(outcome: LaunchOutcome): LaunchOutcome {
  return outcome.result === 'failed' ? { ...outcome, failure: { ...outcome.failure, at: Date.now() } } : outcome;
}

function failsWith(outcome: LaunchOutcome, code: FailureCode): boolean {
  return outcome.result === 'failed' && outcome.failure.code === code;
}
