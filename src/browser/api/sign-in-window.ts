import type { Identity, Tabs } from 'webextension-polyfill';
import type { WindowAnswer } from '../../core/sign-in/sign-in-window';
import { untilAborted } from '../../core/util/until-aborted';
import { browser } from './browser';
import { withLock } from './with-lock';

/**
 * How long the provider may take to answer a silent attempt, in milliseconds. Providers that do not know `prompt=none`
 * (Cognito's classic hosted UI) show their form instead, so with them the person waits this long for the window.
 */
const silentMilliseconds = 3_000;

type Mode = 'silent' | 'window';

/** The address to which the provider sends the person back; an administrator registers it with the provider. */
export function redirectUri(): string {
  return browser.identity.getRedirectURL();
}

/**
 * Opens the browser's own sign-in window. Only the worker calls this, because a popup closes as soon as the window
 * takes the focus. If the signal is aborted, throws the signal's reason at once, and the window is closed or never
 * opened.
 */
export async function openSignInWindow(url: URL, mode: Mode, signal: AbortSignal): Promise<WindowAnswer> {
  signal.throwIfAborted();
  try {
    const flow = mode === 'silent' ? launch(url, mode) : launchInWindow(url, signal);
    return { type: 'redirected', url: await untilAborted(signal, flow) };
  } catch (error) {
    signal.throwIfAborted();
    // Browsers give no error code. This is Chromium's only message for a page that did not load. All other messages
    // mean that the person closed the window, or that a silent attempt would have needed the person.
    const isUnloaded = error instanceof Error && error.message.startsWith('Authorization page could not be loaded');
    return { type: isUnloaded ? 'not-loaded' : 'cancelled' };
  }
}

/**
 * One window opens at a time, because only the time of opening tells which flow a window belongs to. A canceled flow
 * does not hold up the next one, since its provider's page may never load.
 */
async function launchInWindow(url: URL, signal: AbortSignal): Promise<string> {
  const { flow } = await withLock('sign-in-window', async () => {
    signal.throwIfAborted();
    const opened = watchForWindow(signal);
    const started = launch(url, 'window').finally(opened.stop);
    await untilAborted(signal, Promise.race([opened.found, started])).catch(() => undefined);
    return { flow: started };
  });
  return await flow;
}

async function launch(url: URL, mode: Mode): Promise<string> {
  return await browser.identity.launchWebAuthFlow({ url: url.href, ...modeOptions(mode) });
}

/**
 * Remembers the tab in the window that the browser opens now, and closes that tab once the signal is aborted. This
 * includes a window that opens only afterward: Chromium shows no window before the provider's page has loaded.
 */
function watchForWindow(signal: AbortSignal): { found: Promise<void>; stop(): void } {
  const { onCreated, onRemoved } = browser.tabs;
  const seen: { tabId?: number; tell?: () => void } = {};
  const found = new Promise<void>(resolve => {
    seen.tell = resolve;
  });
  const close = () => {
    // The person may have closed the tab just now.
    if (seen.tabId !== undefined) void browser.tabs.remove(seen.tabId).catch(() => undefined);
  };
  const look = async (tab: Tabs.Tab) => {
    if (tab.id === undefined || !(await isSignInTab(tab)) || seen.tabId !== undefined) return;
    seen.tabId = tab.id;
    seen.tell?.();
    if (signal.aborted) close();
  };
  // Closing this flow's window ends the flow. If the flow goes on, the closed window belonged to a canceled flow.
  const lookAgain = (tabId: number) => {
    if (tabId === seen.tabId && !signal.aborted) delete seen.tabId;
  };
  onCreated.addListener(look);
  onRemoved.addListener(lookAgain);
  signal.addEventListener('abort', close);
  return {
    found,
    stop: () => {
      onCreated.removeListener(look);
      onRemoved.removeListener(lookAgain);
      signal.removeEventListener('abort', close);
    },
  };
}

/**
 * Whether a new tab is the one in the sign-in window. No browser reports this. The tab's address does not help, since a
 * provider may lead on to any other host. Measured in Chromium 156 and Firefox 153: the tab is in a popup window, has
 * no opener (in Chromium the popups of web pages have one) and is not loading. In Chromium the popups of extensions are
 * still loading, while the provider's page has been loaded by then.
 */
async function isSignInTab({ openerTabId, status, windowId }: Tabs.Tab): Promise<boolean> {
  if (openerTabId !== undefined || status !== 'complete' || windowId === undefined) return false;
  const { type } = await browser.windows.get(windowId).catch(() => ({ type: undefined }));
  return type === 'popup';
}

function modeOptions(mode: Mode): Partial<Identity.LaunchWebAuthFlowDetailsType> {
  if (mode === 'window') return { interactive: true };
  // Unless told otherwise, Chromium gives up a silent attempt at the first page that loads, even one on the way to the
  // redirect. Firefox refuses members that it does not know.
  const isChromium = new URL(redirectUri()).hostname.endsWith('.chromiumapp.org');
  return {
    interactive: false,
    ...(isChromium && { abortOnLoadForNonInteractive: false, timeoutMsForNonInteractive: silentMilliseconds }),
  };
}
