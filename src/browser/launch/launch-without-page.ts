import { isCancelled } from '../../core/failure/launch-outcome';
import type { LaunchRequest } from '../../core/launch/launch-request';
import { withLock } from '../api/with-lock';
import { askLock, storeAsk } from './flights';
import { launchOnce, type Run } from './launch-once';
import { showFailedLaunch } from './launch-page';
import { stopWaitingForHosts } from './waiting-launch';

/**
 * Launches for a trigger that has no page of its own: where it cannot go on, the launch page says why. What is asked is
 * stored first: should this worker be stopped, the next one says so (browser/triggers/toolbar-button.ts).
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
    // Whoever began the launch says why it could not go on: two keys must not open two pages.
    if (outcome.result !== 'failed' || isCancelled(outcome) || !isOwn) return;
    // The prompt for hosts closes a popup, but not this page: it goes on by itself, in its own tab.
    await stopWaitingForHosts();
    await showFailedLaunch(ask);
  });
}
