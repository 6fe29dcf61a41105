import type { FailureCode, LaunchOutcome } from '../../core/failure/launch-outcome';
import type { Ask } from '../../core/launch/ask';
import type { Flight, LaunchStep } from '../../core/launch/flight';
import { flightOf, type LaunchRequest } from '../../core/launch/launch-request';
import { type LaunchParts, nameParts } from '../../core/launch/made-from';
import { awaitedLater } from '../../core/util/awaited-later';
import { cancellable, isSignOutOf } from '../api/cancellation';
import { isHeld, withLock } from '../api/with-lock';
import {
  type Asked,
  flightItem,
  flightLock,
  forgetOldLaunches,
  launchLock,
  pickAsked,
  readAsked,
  storeFlight,
  storeJoined,
  storeTaken,
} from './flights';
import { type LaunchFacts, readLaunchFacts } from './launch-facts';
import { recordLaunch } from './recent-launches';
import { settleFlight, settleTaken } from './settle-launch';
import { markUnseen } from './unseen-outcomes';
import { waitForHosts } from './waiting-launch';

/** How a launch reports its progress. Nobody waits for what is only shown. */
export interface LaunchLog {
  /**
   * Resolves once the launch is stored. Before that it must send and open nothing, or a killed worker might launch again: what
   * a worker that is being stopped has told the browser to store may be dropped, and what it has sent is not.
   */
  readonly stored: Promise<void>;
  onStep(step: LaunchStep): void;
  /** Called once, with the profile and the connection that the launch uses. */
  onFound(parts: LaunchParts): void;
}

export type Run = (
  request: LaunchRequest,
  facts: LaunchFacts,
  log: LaunchLog,
  /** Aborted when somebody cancels the launch, or signs out of its connection. */
  signal: AbortSignal,
) => Promise<LaunchOutcome>;

/**
 * Runs a launch, one at a time for each key. Whoever asks while a launch is under way waits for that launch and gets
 * its outcome; whoever asks after it has ended begins another. The flight's lock and the ids of launches tell these two
 * cases apart, not a clock. The same ask begins one launch at most, however often it comes. Each step and the outcome
 * are stored, so that a popup that was closed meanwhile can show them.
 *
 * @param before what has to be over before the launch reads anything: a sign-out. Whoever looks meanwhile waits for the
 * launch, since its lock is held.
 */
export async function launchOnce(ask: Ask, run: Run, before?: () => Promise<unknown>): Promise<LaunchOutcome> {
  const key = flightOf(ask.request);
  // Read before the lock is requested, so that the launch found here has either ended or is under way.
  const known = joinOrFind(key, ask);
  return await withLock(flightLock(key), async () => {
    if (before && (await readAsked(key, ask.askId)).taken === undefined) await before();
    const flying: Flying = { id: crypto.randomUUID(), key, connectionId: ask.request.profile?.connection };
    const isMeant = (name: string) => name === flightLock(key) || isSignOutOf(flying.connectionId, name);
    // From before anything is read: nobody is signed out by now whose sign-in is used.
    return await cancellable(isMeant, async signal => {
      const reading = awaitedLater(readLaunchFacts(ask.request, ask.likelyConnection));
      return await withLock(launchLock(flying.id), async () => {
        const [latest, facts] = await Promise.all([known, reading]);
        const asked = pickAsked(key, ask.askId, facts.session);
        const shared = await findShared(ask, asked, ask.after ?? latest);
        return shared ?? (await fly(ask, flying, asked.count + 1, facts, (...more) => run(...more, signal)));
      });
    });
  });
}

/** A launch under way, as far as it is known. */
interface Flying {
  readonly id: string;
  readonly key: string;
  connectionId: string | undefined;
}

/** Joins the launch that is under way, if there is one; resolves to the id of the latest launch with this key. */
async function joinOrFind(key: string, { askId, after }: Ask): Promise<string | undefined> {
  const flight = await flightItem(key).get();
  const isUnderWay = flight && !flight.outcome && flight.id !== after && (await isHeld(launchLock(flight.id)));
  if (isUnderWay) await storeJoined(flight.id, askId);
  return flight?.id;
}

/** The outcome of the launch that an ask means, if that is not a new one. */
async function findShared(
  { askId }: Ask,
  { flight, taken }: Asked,
  before: string | undefined,
): Promise<LaunchOutcome | undefined> {
  if (taken !== undefined) return await settleTaken(flight, taken);
  if (!flight || flight.id === before) return undefined;
  // This launch began after the ask. Share its outcome, unless its worker was stopped before it opened a tab.
  const outcome = await settleFlight(flight);
  if (failsWith(outcome, 'interrupted')) return undefined;
  await storeJoined(flight.id, askId);
  return outcome;
}

async function fly(
  { askId, request }: Ask,
  flying: Flying,
  number: number,
  facts: LaunchFacts,
  run: (...launch: [request: LaunchRequest, facts: LaunchFacts, log: LaunchLog]) => Promise<LaunchOutcome>,
): Promise<LaunchOutcome> {
  const { id, key } = flying;
  const began = performance.now();
  const at = Date.now();
  let flight: Flight = { id, key, newestTab: facts.newestTab, number, request, step: 'start' };
  if (flying.connectionId !== undefined) flight = { ...flight, connectionId: flying.connectionId };
  const log: LaunchLog = {
    stored: awaitedLater(storeTaken(flight, askId)),
    // Nothing is read before the step is stored. So if the worker is stopped right after it asks for the tab, the
    // browser hears of the step `open` only if it has also heard of the tab.
    onStep: step => {
      // A canceled launch may still report steps that it can no longer finish.
      if (flight.outcome) return;
      flight = { ...flight, step };
      void storeFlight(flight).catch(() => undefined);
    },
    onFound: parts => {
      flying.connectionId = parts.connection.id;
      flight = { ...flight, connectionId: parts.connection.id, madeFrom: nameParts(parts) };
    },
  };
  const outcome = stamp(await run(request, facts, log));
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
}

/** Adds the time of a failure, for use in a support ticket. */
function stamp(outcome: LaunchOutcome): LaunchOutcome {
  return outcome.result === 'failed' ? { ...outcome, failure: { ...outcome.failure, at: Date.now() } } : outcome;
}

function failsWith(outcome: LaunchOutcome, code: FailureCode): boolean {
  return outcome.result === 'failed' && outcome.failure.code === code;
}
