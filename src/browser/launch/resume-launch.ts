import type { LaunchOutcome } from '../../core/failure/launch-outcome';
import type { Ask } from '../../core/launch/ask';
import { findMissing } from '../api/host-permissions';
import { isHeld } from '../api/with-lock';
import { askLock, latestAsk, readAsked } from './flights';
import { launchOnce, type Run } from './launch-once';
import { takeWaitingLaunch } from './waiting-launch';

/** A launch waits this long for the person to allow hosts, in milliseconds. */
const waitingMilliseconds = 2 * 60_000;

/** Launches for a page. If missing hosts were allowed while the launch was failing, the launch continues by itself. */
export async function launchForPage(ask: Ask, run: Run): Promise<LaunchOutcome> {
  const outcome = await launchOnce(ask, run);
  const hosts = outcome.result === 'failed' ? (outcome.failure.hosts ?? []) : [];
  if (hosts.length > 0 && (await findMissing(hosts)).length === 0) void resumeWaitingLaunch(run);
  return outcome;
}

/** Resumes the launch that waited for hosts. The browser's prompt has closed the popup that asked for them. */
export async function resumeWaitingLaunch(run: Run): Promise<void> {
  const waiting = await takeWaitingLaunch();
  if (!waiting) await resumeLostAsk(run);
  // Skip the launch that failed for missing hosts, but join one that a page has started since.
  else if (isRecent(waiting.since)) {
    const { launchId: after, request } = waiting;
    await launchOnce({ askId: crypto.randomUUID(), request, after }, run);
  }
}

/**
 * Repeats the latest ask if no worker took it: the prompt for hosts closed the popup, which can no longer repeat it.
 */
async function resumeLostAsk(run: Run): Promise<void> {
  const latest = await latestAsk.get();
  const { ask, taken } = latest ? await readAsked(latest.key, latest.askId) : {};
  if (!ask?.hasPage || taken !== undefined || !isRecent(ask.at) || (await isHeld(askLock(ask.ask.askId)))) return;
  await launchOnce(ask.ask, run);
}

/**
 * This goes by the clock, because it measures the person's patience. The clock does not tell launches apart: if it was
 * set back or far ahead, the person only has to click again.
 */
function isRecent(since: number): boolean {
  const age = Date.now() - since;
  return age >= 0 && age < waitingMilliseconds;
}
