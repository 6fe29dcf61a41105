import * as v from 'valibot';
import { flightOf, type LaunchRequest } from '../../core/launch/launch-request';
import { isOver, type Wait, waitSchema } from '../../core/launch/wait';
import type { StoredItems } from '../../core/store/store-layout';
import { browser } from '../api/browser';
import { storageItem } from '../api/storage-item';
import { isHeld, withLock } from '../api/with-lock';

// What is waited for, in `storage.session`. The page that waits asks the worker for each step, and holds the lock of the
// wait: a page that is closed stops waiting, and a worker that is stopped is asked again.

const waitKey = (waitId: string) => `wait:${waitId}`;

/** What somebody waits for. Its writer holds `wait-step:<id>`. */
export const waitItem = (waitId: string) => storageItem('session', waitKey(waitId), waitSchema);

/** The tab of the page that waits. */
export const waitTabItem = (waitId: string) => storageItem('session', `waitTab:${waitId}`, v.number());

/** Held by the page that asks for the steps of a wait. Other pages that show the same wait wait for it. */
export const waitLock = (waitId: string) => `waiting:${waitId}`;

/** Held while the worker takes a step of a wait. */
export const waitStepLock = (waitId: string) => `wait-step:${waitId}`;

/** The waits among items of `storage.session`. */
function findWaits(session: StoredItems): Wait[] {
  return Object.entries(session).flatMap(([name, value]) => {
    const parsed = name.startsWith(waitKey('')) ? v.safeParse(waitSchema, value) : undefined;
    return parsed?.success ? [parsed.output] : [];
  });
}

/** How waits are, as the toolbar button shows it: those that a page waits for, and those that failed. */
export interface ShownWaits {
  readonly waiting: readonly Wait[];
  readonly failed: readonly Wait[];
}

/** For the worker only, because this reads all of `storage.session`. */
export async function readWaits(): Promise<ShownWaits> {
  const session = await browser.storage.session.get(null);
  const waits = findWaits(session);
  const hasPage = await Promise.all(
    waits.map(async ({ id }) => waitTabItem(id).findIn(session) !== undefined && (await isHeld(waitLock(id)))),
  );
  return {
    waiting: waits.filter((wait, place) => !isOver(wait) && hasPage[place]),
    failed: waits.filter(({ failure }) => failure),
  };
}

/** Calls back when anything about a wait has changed; returns how to stop. */
export function onWaitsChanged(callback: () => void): () => void {
  const { onChanged } = browser.storage.session;
  const listener = (changes: object) => {
    if (Object.keys(changes).some(name => /^wait(Tab)?:/.test(name))) callback();
  };
  onChanged.addListener(listener);
  return () => onChanged.removeListener(listener);
}

/**
 * Brings the page to the front that waits for this launch to go on. `session` is what is in `storage.session`. Resolves to
 * whether there is such a page.
 */
export async function switchToWait(request: LaunchRequest, session: StoredItems): Promise<boolean> {
  const key = flightOf(request);
  for (const wait of findWaits(session)) {
    if (wait.key !== key || isOver(wait) || !(await isHeld(waitLock(wait.id)))) continue;
    const tabId = waitTabItem(wait.id).findIn(session);
    if (tabId !== undefined && (await focusTab(tabId))) return true;
  }
  return false;
}

async function focusTab(tabId: number): Promise<boolean> {
  try {
    const { windowId } = await browser.tabs.update(tabId, { active: true });
    if (windowId !== undefined) await browser.windows.update(windowId, { focused: true });
    return true;
  } catch {
    // The tab has been closed.
    return false;
  }
}

/** Stores a wait, and forgets those of the same launch, for which nobody waits any more. */
export async function storeWait(wait: Wait, session: StoredItems): Promise<void> {
  const former = findWaits(session).filter(({ key }) => key === wait.key);
  await waitItem(wait.id).set(wait);
  await Promise.all(former.map(({ id }) => forgetWait(id)));
}

/** Stops a wait. What has been started goes on starting. */
export async function forgetWait(waitId: string): Promise<void> {
  await Promise.all([waitItem(waitId).remove(), waitTabItem(waitId).remove()]);
}

/** Has a wait stop what it has started, as soon as AWS allows that: once it runs. Nothing opens then. */
export async function stopWhenRunning(waitId: string): Promise<void> {
  await withLock(waitStepLock(waitId), async () => {
    const wait = await waitItem(waitId).get();
    if (wait) await waitItem(waitId).set({ ...wait, stops: 'for-good' });
  });
}
