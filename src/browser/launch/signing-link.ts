import type { WebRequest } from 'webextension-polyfill';
import { hostOf } from '../../core/hosts/wanted-hosts';
import { isCleanRedirect } from '../../core/launch/authorized-url';
import { browser } from '../api/browser';
import { findMissing, onHostsAllowed } from '../api/host-permissions';

/**
 * Longer than any address that Firefox writes into its history: 2,000 characters, its `places.history.maxUrlLength`.
 */
const longFragment = `#${'-'.repeat(2_000)}`;

// For links that a tab has to open: in a private window, in a container, or where Studio takes no link from the worker.
// All other links are redeemed by the worker (ask-studio.ts) and never reach a tab.

/**
 * The link in the form in which a tab opens it. Firefox writes a link into its history before an extension hears of the
 * redirect, unless the link is too long. So the link gets a long fragment, which browsers send to no server. The
 * redirect's target inherits the fragment until `restart` sends the tab there anew. That works only where Studio's host
 * is allowed, so elsewhere the link stays as it is.
 */
export async function tooLongForHistory(url: URL): Promise<URL> {
  if (import.meta.env.MODE !== 'firefox' || (await findMissing([hostOf(url.href)])).length > 0) return url;
  return new URL(longFragment, url);
}

/**
 * Keeps signing links out of the browser's history and session files. Browsers store each address of a chain of
 * redirects, so a link that signs in would stay on disk and travel with a synchronized history. When Studio has taken
 * the link and set its cookie, it redirects. The tab is then sent to the redirect's target anew, before the browser
 * commits the chain. In Chromium this is a race, which is lost now and then on a busy machine. Studio serves that page
 * twice. This works only where the person allowed Studio's hosts. The launch itself works without.
 */
export function keepSigningLinksOutOfHistory(): void {
  listen();
  // Chromium refuses the listener while the extension has no host permission, so it is registered again later.
  onHostsAllowed(listen);
}

/** Sends a tab to another address. Does nothing if the tab has been closed. */
export async function sendTab(tabId: number, url: URL): Promise<void> {
  await browser.tabs.update(tabId, { url: url.href }).catch(() => undefined);
}

function listen(): void {
  const { onBeforeRedirect } = browser.webRequest;
  onBeforeRedirect.removeListener(restart);
  onBeforeRedirect.addListener(restart, {
    urls: ['https://*.sagemaker.aws/*', 'https://*.sagemaker.com.cn/*'],
    types: ['main_frame'],
  });
}

function restart({ url, redirectUrl, tabId }: WebRequest.OnBeforeRedirectDetailsType): void {
  if (!isCleanRedirect(url, redirectUrl)) return;
  void browser.tabs.update(tabId, { url: redirectUrl.replace(longFragment, '') });
}
