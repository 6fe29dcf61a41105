import type { LaunchOutcome } from '../../core/failure/launch-outcome';
import type { Ask } from '../../core/launch/ask';
import { flightOf } from '../../core/launch/launch-request';
import type { ConnectionRequest } from '../../core/protocol';
import { findMissing } from '../api/host-permissions';
import { isHeld, withLock } from '../api/with-lock';
import { askLock, flightItem, latestAsk, readAsked, storeAsk } from './flights';
import { launchOnce, type Run } from './launch-once';
import { findWaitingLaunch, takeWaitingLaunch, type WaitingLaunch } from './waiting-launch';

/** A launch waits this long for the person to allow hosts, in milliseconds. */
const waitingMilliseconds = 2 * 60_000;

type SignOut = (of: ConnectionRequest) => Promise<unknown>;

/**
 * Launches for a page, after a sign-out if the ask wants one: the page may be closed meanwhile. If missing hosts were allowed
 * while the launch was failing, the launch continues by itself.
 */
export async function launchForPage(ask: Ask, run: Run, signOut: SignOut): Promise<LaunchOutcome> {
  const outcome = await launchAfterSignOut(ask, run, signOut);
  if (await areHostsAllowed(outcome)) void resumeWaitingLaunch(run, signOut);
  return outcome;
}

async function launchAfterSignOut(ask: Ask, run: Run, signOut: SignOut): Promise<LaunchOutcome> {
  const { signOutOf: connectionId } = ask;
  // Without a confirmation nobody is signed in here any more, either.
  const before = connectionId === undefined ? undefined : () => signOut({ connectionId }).catch(() => undefined);
  return await launchOnce(ask, run, before);
}

/** Whether a launch failed for want of hosts that are allowed by now. */
async function areHostsAllowed(outcome: LaunchOutcome | undefined): Promise<boolean> {
  const hosts = outcome?.result === 'failed' ? (outcome.failure.hosts ?? []) : [];
  return hosts.length > 0 && (await findMissing(hosts)).length === 0;
}

/**
 * Resumes the launch that waited for hosts. The browser's prompt has closed the popup that asked for them. From the time
 * that it no longer waits, the launch is stored as an ask: if this worker is stopped, the next one says so.
 */
export async function resumeWaitingLaunch(run: Run, signOut: SignOut): Promise<void> {
  const askId = crypto.randomUUID();
  const keep = async ({ launchId: after, request, since }: WaitingLaunch): Promise<Ask | undefined> => {
    if (!isRecent(since)) return undefined;
    // Skip the launch that failed for missing hosts, but join one that a page has started since.
    const ask = { askId, request, after };
    await storeAsk(ask, false);
    return ask;
  };
  await withLock(askLock(askId), async () => {
    const ask = await takeWaitingLaunch(keep);
    await (ask ? launchOnce(ask, run) : resumeLostAsk(run, signOut));
  });
}

/**
 * Resumes the launch that waits although its hosts are allowed: an earlier worker was stopped before it had heard so. Call
 * this when a worker starts.
 */
export async function resumeUnheardLaunch(run: Run, signOut: SignOut): Promise<void> {
  const waiting = await findWaitingLaunch();
  const flight = waiting && (await flightItem(flightOf(waiting.request)).get());
  if (flight?.id === waiting?.launchId && (await areHostsAllowed(flight?.outcome)))
    await resumeWaitingLaunch(run, signOut);
}

/**
 * Repeats the latest ask if no worker took it: the prompt for hosts closed the popup, which can no longer repeat it.
 */
async function resumeLostAsk(run: Run, signOut: SignOut): Promise<void> {
  const latest = await latestAsk.get();
  const { ask, taken } = latest ? await readAsked(latest.key, latest.askId) : {};
  if (!ask?.hasPage || taken !== undefined || !isRecent(ask.at) || (await isHeld(askLock(ask.ask.askId)))) return;
  await launchAfterSignOut(ask.ask, run, signOut);
}

/**
 * This goes by the clock, because it measures the person's patience. The clock does not tell launches apart: if it was
 * set back or far ahead, the person only has to click again.
 */
function isRecent(since: number): boolean {
  const age = Date.now() - since;
  return age >= 0 && age < waitingMilliseconds;
}
