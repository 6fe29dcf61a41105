import browser, { type Identity } from 'webextension-polyfill';
import type { OpenWindow } from '../core/sign-in-window';

/**
 * How long the provider may take to answer out of sight, in milliseconds. Providers that do not know `prompt=none`
 * (Cognito's classic hosted UI) show their form instead: so long the person then waits for the window.
 */
const silentMilliseconds = 3_000;

/** The address to which the provider sends the person back; an administrator registers it with the provider. */
export function redirectUri(): string {
  return browser.identity.getRedirectURL();
}

/** The browser's own sign-in window. Called by the worker: a popup closes as soon as the window takes the focus. */
export const openSignInWindow: OpenWindow = async (url, mode) => {
  try {
    const answer = await browser.identity.launchWebAuthFlow({ url: url.href, ...modeOptions(mode) });
    return { type: 'redirected', url: answer };
  } catch (error) {
    // Browsers give no code. This is Chromium's one message for a page that did not load; all others mean that the
    // person closed the window, or that a silent attempt would have needed the person.
    const isUnloaded = error instanceof Error && error.message.startsWith('Authorization page could not be loaded');
    return { type: isUnloaded ? 'not-loaded' : 'cancelled' };
  }
};

function modeOptions(mode: 'silent' | 'window'): Partial<Identity.LaunchWebAuthFlowDetailsType> {
  if (mode === 'window') return { interactive: true };
  // Chromium gives up a silent attempt at the first page that loads, even on its way to the redirect, unless told
  // otherwise; Firefox refuses members that it does not know.
  const isChromium = new URL(redirectUri()).hostname.endsWith('.chromiumapp.org');
  return {
    interactive: false,
    ...(isChromium && { abortOnLoadForNonInteractive: false, timeoutMsForNonInteractive: silentMilliseconds }),
  };
}
