import type { FailureCode, LaunchOutcome } from '../core/launch-outcome';
import { flightOf, type LaunchRequest } from '../core/launch-request';
import type { LaunchStep } from '../core/launch-state';
import { storeIfRoom } from '../core/stored';
import { cancellable } from './cancellation';
import { findMissing } from './host-permissions';
import { findLaunchState, flightLock, openingItem, saveLaunchState, waitingLaunch } from './launch-states';
import { findNewestTab } from './newest-tab';
import { recordLaunch } from './recent-launches';
import { withLock } from './with-lock';

export type Run = (
  request: LaunchRequest,
  onStep: (step: LaunchStep) => Promise<void>,
  /** Aborted when somebody cancels the launch. */
  signal: AbortSignal,
) => Promise<LaunchOutcome>;

/** A launch waits this long for the person to allow hosts, in milliseconds. */
const waitingMilliseconds = 2 * 60_000;

/**
 * Runs a launch, one flight of a kind: who asks while one is under way waits for it and gets its outcome. Each step and
 * the outcome are stored, so that a popup which was closed meanwhile can show them. `askedAt` is in milliseconds since
 * 1970: a launch that ended before then is another one.
 */
export async function launchOnce(request: LaunchRequest, run: Run, askedAt = Date.now()): Promise<LaunchOutcome> {
  const flight = flightOf(request);
  return await withLock(flightLock(flight), async () => {
    const last = await findLaunchState(flight);
    // Nobody waits for a launch whose worker was stopped; that it was is only written down by the next worker.
    if (last?.outcome && (last.endedAt ?? 0) >= askedAt && !failsWith(last.outcome, 'interrupted')) return last.outcome;
    const startedAt = Date.now();
    const begun = { flight, request, startedAt, newestTab: await findNewestTab() };
    const opening = openingItem(flight);
    const onStep = async (step: LaunchStep) => {
      const isOpening = step === 'open' && storeIfRoom(opening, begun.startedAt);
      await Promise.all([isOpening, saveLaunchState({ ...begun, step })]);
    };
    await onStep('start');
    const outcome = stamp(await cancellable(flightLock(flight), signal => run(request, onStep, signal)));
    const endedAt = Date.now();
    if (failsWith(outcome, 'hosts-not-allowed')) await waitForHosts(request, outcome, endedAt, run);
    // A full disk is no reason to say nothing of how it went.
    else await recordLaunch(request, begun.startedAt, outcome).catch(() => undefined);
    await saveLaunchState({ ...begun, step: 'open', outcome, endedAt });
    await opening.remove();
    return outcome;
  });
}

/** Keeps a launch until its hosts are allowed; they may have been while this was being found out. */
async function waitForHosts(request: LaunchRequest, outcome: LaunchOutcome, since: number, run: Run): Promise<void> {
  await storeIfRoom(waitingLaunch, { request, since });
  const hosts = outcome.result === 'failed' ? (outcome.failure.hosts ?? []) : [];
  if (hosts.length > 0 && (await findMissing(hosts)).length === 0) void resumeWaitingLaunch(run);
}

/** Takes up the launch that waited for hosts: the popup that asked for them was closed by the browser's prompt. */
export async function resumeWaitingLaunch(run: Run): Promise<void> {
  const waiting = await withLock('waiting-launch', async () => {
    const found = await waitingLaunch.get();
    await waitingLaunch.remove();
    return found;
  });
  if (!waiting || Date.now() - waiting.since >= waitingMilliseconds) return;
  // Not the one that ended for want of hosts; but where a page has gone on meanwhile, its launch is this one.
  await launchOnce(waiting.request, run, waiting.since + 1);
}

/** When it failed is for a ticket. */
function stamp(outcome: LaunchOutcome): LaunchOutcome {
  return outcome.result === 'failed' ? { ...outcome, failure: { ...outcome.failure, at: Date.now() } } : outcome;
}

function failsWith(outcome: LaunchOutcome, code: FailureCode): boolean {
  return outcome.result === 'failed' && outcome.failure.code === code;
}
