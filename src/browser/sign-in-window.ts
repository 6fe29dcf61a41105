import type { Identity, Windows } from 'webextension-polyfill';
import type { WindowAnswer } from '../core/sign-in-window';
import { untilAborted } from '../core/until-aborted';
import { browser } from './browser';

/**
 * How long the provider may take to answer out of sight, in milliseconds. Providers that do not know `prompt=none`
 * (Cognito's classic hosted UI) show their form instead: so long the person then waits for the window.
 */
const silentMilliseconds = 3_000;

type Mode = 'silent' | 'window';

/** The address to which the provider sends the person back; an administrator registers it with the provider. */
export function redirectUri(): string {
  return browser.identity.getRedirectURL();
}

/**
 * The browser's own sign-in window. Called by the worker: a popup closes as soon as the window takes the focus.
 * When the signal is aborted the window is closed, and this throws the signal's reason.
 */
export async function openSignInWindow(url: URL, mode: Mode, signal: AbortSignal): Promise<WindowAnswer> {
  const stop = mode === 'window' ? closeWhenAborted(url, signal) : () => {};
  try {
    const flow = browser.identity.launchWebAuthFlow({ url: url.href, ...modeOptions(mode) });
    return { type: 'redirected', url: await untilAborted(signal, flow) };
  } catch (error) {
    signal.throwIfAborted();
    // Browsers give no code. This is Chromium's one message for a page that did not load; all others mean that the
    // person closed the window, or that a silent attempt would have needed the person.
    const isUnloaded = error instanceof Error && error.message.startsWith('Authorization page could not be loaded');
    return { type: isUnloaded ? 'not-loaded' : 'cancelled' };
  } finally {
    stop();
  }
}

/** Browsers have no call that closes the window; it is the popup window that opens now and shows the provider. */
function closeWhenAborted(url: URL, signal: AbortSignal): () => void {
  const opened: number[] = [];
  const onCreated = ({ id, type }: Windows.Window) => {
    if (type === 'popup' && id !== undefined) opened.push(id);
  };
  const close = () => void Promise.all(opened.map(id => closeIfAt(id, url.origin)));
  browser.windows.onCreated.addListener(onCreated);
  signal.addEventListener('abort', close);
  return () => {
    browser.windows.onCreated.removeListener(onCreated);
    signal.removeEventListener('abort', close);
  };
}

/** Its address can be read: the provider's host had to be allowed. */
async function closeIfAt(windowId: number, origin: string): Promise<void> {
  try {
    const [tab] = await browser.tabs.query({ windowId });
    const address = tab?.pendingUrl || tab?.url;
    if (address && new URL(address).origin === origin) await browser.windows.remove(windowId);
  } catch {
    // It has been closed meanwhile.
  }
}

function modeOptions(mode: Mode): Partial<Identity.LaunchWebAuthFlowDetailsType> {
  if (mode === 'window') return { interactive: true };
  // Chromium gives up a silent attempt at the first page that loads, even on its way to the redirect, unless told
  // otherwise; Firefox refuses members that it does not know.
  const isChromium = new URL(redirectUri()).hostname.endsWith('.chromiumapp.org');
  return {
    interactive: false,
    ...(isChromium && { abortOnLoadForNonInteractive: false, timeoutMsForNonInteractive: silentMilliseconds }),
  };
}
