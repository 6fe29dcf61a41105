import type { LaunchOutcome } from '../core/launch-outcome';
import type { LaunchRequest } from '../core/launch-request';
import type { LaunchStep } from '../core/launch-state';
import { findLaunchState, flightName, saveLaunchState, waitingLaunch } from './launch-states';
import { withLock } from './with-lock';

type Run = (request: LaunchRequest, onStep: (step: LaunchStep) => Promise<void>) => Promise<LaunchOutcome>;

/** A launch waits this long for the person to allow hosts, in milliseconds. */
const waitingMilliseconds = 2 * 60_000;

/**
 * Runs a launch, one flight a profile: who asks while one is under way waits for it and gets its outcome. Each step and
 * the outcome are stored, so that a popup which was closed meanwhile can show them.
 */
export async function launchOnce(request: LaunchRequest, run: Run): Promise<LaunchOutcome> {
  const { profileId } = request;
  const askedAt = Date.now();
  return await withLock(flightName(profileId), async () => {
    const last = await findLaunchState(profileId);
    if (last?.outcome && last.endedAt !== undefined && last.endedAt >= askedAt) return last.outcome;
    const startedAt = Date.now();
    const onStep = (step: LaunchStep) => saveLaunchState({ profileId, startedAt, step });
    await onStep('start');
    const outcome = await run(request, onStep);
    if (isWaitingForHosts(outcome)) await waitingLaunch.set({ request, since: Date.now() });
    await saveLaunchState({ profileId, startedAt, step: 'open', outcome, endedAt: Date.now() });
    return outcome;
  });
}

/** Takes up the launch that waited for hosts: the popup that asked for them was closed by the browser's prompt. */
export async function resumeWaitingLaunch(run: Run): Promise<void> {
  const waiting = await waitingLaunch.get();
  await waitingLaunch.remove();
  if (waiting && Date.now() - waiting.since < waitingMilliseconds) await launchOnce(waiting.request, run);
}

function isWaitingForHosts(outcome: LaunchOutcome): boolean {
  return outcome.result === 'failed' && outcome.failure.code === 'hosts-not-allowed';
}
