import type { FailureCode, LaunchOutcome } from '../../core/failure/launch-outcome';
import type { Ask } from '../../core/launch/ask';
import type { Flight, LaunchStep } from '../../core/launch/flight';
import { flightOf, type LaunchRequest } from '../../core/launch/launch-request';
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

/** What a launch tells while it is under way. */
export interface LaunchLog {
  onStep(step: LaunchStep): Promise<void>;
  /** Tells once which connection it uses. */
  onConnection(connectionId: string): void;
}

export type Run = (
  request: LaunchRequest,
  log: LaunchLog,
  /** Aborted when somebody cancels the launch. */
  signal: AbortSignal,
) => Promise<LaunchOutcome>;

/**
 * Runs a launch, one flight of a kind: who asks while one is under way waits for it and gets its outcome; who asks after
 * it has ended begins another. Which of the two is told by the flight's lock and the ids of launches, and by no clock.
 * The same ask begins one launch at most, however often it comes. Each step and the outcome are stored, so that a
 * popup which was closed meanwhile can show them.
 */
export async function launchOnce(ask: Ask, run: Run): Promise<LaunchOutcome> {
  const key = flightOf(ask.request);
  // Before the lock is asked for: the launch that is known now is an earlier one, or is under way.
  const known = joinOrFind(key, ask);
  return await withLock(flightLock(key), async () => {
    const found = await known;
    const before = ask.after ?? found;
    const [{ flight, taken, count }, newestTab] = await Promise.all([readAsked(key, ask.askId), findNewestTab()]);
    if (taken !== undefined) return await settleTaken(flight, taken);
    if (flight && flight.id !== before) {
      // It has begun since this was asked. Nobody waits for one whose worker was stopped, unless it opened its tab.
      const outcome = await settleFlight(flight);
      if (!failsWith(outcome, 'interrupted')) {
        await storeJoined(flight.id, ask.askId);
        return outcome;
      }
    }
    return await fly(ask, { key, newestTab, number: count + 1 }, run);
  });
}

/** Joins the launch that is under way, if one is; resolves to the id of the latest of its key. */
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
        // Sent without reading anything first: of a worker that is stopped right after it has asked for the tab, the
        // browser hears of the step `open` only if it has heard of the tab.
        onStep: async step => {
          // A launch that was cancelled may still be at work on what it can no longer finish.
          if (flight.outcome) return;
          flight = { ...flight, step };
          await storeFlight(flight);
        },
        onConnection: connectionId => {
          flight = { ...flight, connectionId };
        },
      };
      const outcome = stamp(await run(request, log, signal));
      flight = { ...flight, outcome };
      const isWaiting = failsWith(outcome, 'hosts-not-allowed');
      await Promise.all([
        // A full disk is no reason to say nothing of how it went.
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

/** When it failed is for a ticket. */
function stamp(outcome: LaunchOutcome): LaunchOutcome {
  return outcome.result === 'failed' ? { ...outcome, failure: { ...outcome.failure, at: Date.now() } } : outcome;
}

function failsWith(outcome: LaunchOutcome, code: FailureCode): boolean {
  return outcome.result === 'failed' && outcome.failure.code === code;
}
