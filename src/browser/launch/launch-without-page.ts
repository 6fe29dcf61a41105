import { isCancelled } from '../../core/failure/launch-outcome';
import type { LaunchRequest } from '../../core/launch/launch-request';
import { withLock } from '../api/with-lock';
import { askLock, storeAsk } from './flights';
import { launchOnce, type Run } from './launch-once';
import { showFailedLaunch } from './launch-page';
import { stopWaitingForHosts } from './waiting-launch';

/**
 * Launches for a trigger that has no page of its own. If the launch fails, the launch page says why. The ask is stored
 * first: if this worker is stopped, the next one reports the interruption (browser/triggers/toolbar-button.ts).
 */
export async function launchWithoutPage(
  request: LaunchRequest,
  run: Run,
  askId: string = crypto.randomUUID(),
): Promise<void> {
  const ask = { askId, request };
  void storeAsk(ask, false);
  await withLock(askLock(ask.askId), async () => {
    let isOwn = false;
    const outcome = await launchOnce(ask, (...launch) => {
      isOwn = true;
      return run(...launch);
    });
    // Only the trigger that began the launch opens the page, so that two key presses do not open two pages.
    if (outcome.result !== 'failed' || isCancelled(outcome) || !isOwn) return;
    // The prompt for hosts would close a popup, but not this page, which continues by itself in its own tab.
    await stopWaitingForHosts();
    await showFailedLaunch(ask);
  });
}
