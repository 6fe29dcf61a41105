import { isOver } from '../../core/launch/wait';
import { pollDelay } from '../../core/spaces/next-step';
import { send } from '../api/messaging';
import { getOwnTab } from '../api/pages';
import { pause } from '../api/pause';
import { withLock } from '../api/with-lock';
import { waitItem, waitLock, waitTabItem } from './waits';

/**
 * Has the worker take the steps of a wait, one after the other, until it is over or the signal is aborted. Of several pages
 * that show the same wait, one asks at a time. A page that is closed stops asking.
 */
export async function keepWaiting(waitId: string, signal: AbortSignal): Promise<void> {
  await withLock(waitLock(waitId), async () => {
    const { tabId } = await getOwnTab();
    while (!signal.aborted) {
      if (tabId !== undefined) await noteTab(waitId, tabId);
      // A worker that was stopped has not answered: the next one goes on.
      await send('advanceWait', { waitId }).catch(() => undefined);
      const wait = await waitItem(waitId).get();
      if (!wait || isOver(wait)) return;
      await pause(pollDelay(wait.failures, wait.problem?.retryAfterSeconds), signal);
    }
  });
}

/** Tells the toolbar button and second clicks which tab waits, until its page goes away. */
async function noteTab(waitId: string, tabId: number): Promise<void> {
  const item = waitTabItem(waitId);
  const stored = await item.get().catch(() => undefined);
  if (stored !== tabId) await item.set(tabId).catch(() => undefined);
}

/** Called by a page that goes away. The tab is noted again should the page come back. */
export function forgetTab(waitId: string): void {
  void waitTabItem(waitId)
    .remove()
    .catch(() => undefined);
}
