import { isCancelled } from '../core/launch-outcome';
import type { LaunchRequest } from '../core/launch-request';
import { launchOnce, type Run } from './launch-once';
import { showFailedLaunch } from './launch-page';
import { waitingLaunch } from './launch-states';

/** Launches for a trigger that has no page of its own: where it cannot go on, the launch page says why. */
export async function launchWithoutPage(request: LaunchRequest, run: Run): Promise<void> {
  let isOwn = false;
  const outcome = await launchOnce(request, (...launch) => {
    isOwn = true;
    return run(...launch);
  });
  // Whoever began the launch says why it could not go on: two keys must not open two pages.
  if (outcome.result !== 'failed' || isCancelled(outcome) || !isOwn) return;
  // The prompt for hosts closes a popup, but not this page: it goes on by itself, in its own tab.
  await waitingLaunch.remove();
  await showFailedLaunch(request);
}
