import type { LaunchOutcome } from '../../core/failure/launch-outcome';
import type { Ask } from '../../core/launch/ask';
import { findMissing } from '../api/host-permissions';
import { isHeld } from '../api/with-lock';
import { askLock, latestAsk, readAsked } from './flights';
import { launchOnce, type Run } from './launch-once';
import { takeWaitingLaunch } from './waiting-launch';

/** A launch waits this long for the person to allow hosts, in milliseconds. */
const waitingMilliseconds = 2 * 60_000;

/** Launches for a page; should hosts have been allowed while it was found out that they are missing, it goes on by itself. */
export async function launchForPage(ask: Ask, run: Run): Promise<LaunchOutcome> {
  const outcome = await launchOnce(ask, run);
  const hosts = outcome.result === 'failed' ? (outcome.failure.hosts ?? []) : [];
  if (hosts.length > 0 && (await findMissing(hosts)).length === 0) void resumeWaitingLaunch(run);
  return outcome;
}

/** Takes up the launch that waited for hosts: the popup that asked for them was closed by the browser's prompt. */
export async function resumeWaitingLaunch(run: Run): Promise<void> {
  const waiting = await takeWaitingLaunch();
  if (!waiting) await resumeLostAsk(run);
  // Where a page has gone on meanwhile, its launch is this one.
  else if (isRecent(waiting.since)) {
    const { launchId: after, request } = waiting;
    await launchOnce({ askId: crypto.randomUUID(), request, after }, run);
  }
}

/** The prompt closes the popup, which can then not ask again should its worker have been stopped before it took the ask. */
async function resumeLostAsk(run: Run): Promise<void> {
  const latest = await latestAsk.get();
  const { ask, taken } = latest ? await readAsked(latest.key, latest.askId) : {};
  if (!ask?.hasPage || taken !== undefined || !isRecent(ask.at) || (await isHeld(askLock(ask.ask.askId)))) return;
  await launchOnce(ask.ask, run);
}

/**
 * By the clock, since it is the person's patience that ends. Which launch is which, it does not say: a clock that was
 * set back, or far ahead, only has the person click again.
 */
function isRecent(since: number): boolean {
  const age = Date.now() - since;
  return age >= 0 && age < waitingMilliseconds;
}
