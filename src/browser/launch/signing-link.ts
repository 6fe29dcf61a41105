import type { WebRequest } from 'webextension-polyfill';
import { hostOf } from '../../core/hosts/wanted-hosts';
import { isCleanRedirect } from '../../core/launch/authorized-url';
import { browser } from '../api/browser';
import { findMissing, onHostsAllowed } from '../api/host-permissions';

/** Longer than any address that Firefox writes into its history: 2,000 characters, its `places.history.maxUrlLength`. */
const longFragment = `#${'-'.repeat(2_000)}`;

// For links that a tab has to open: a private window, a container, a Studio that takes no link from the worker. All others
// are redeemed by the worker (ask-studio.ts), and are in no tab.

/**
 * The link as it is to be opened. Firefox has the link in its history before an extension hears of the redirect, unless
 * it is too long for that: so it gets a fragment, which is sent to nobody. The redirect's target inherits it until the
 * tab is sent there anew, hence only where Studio's host is allowed.
 */
export async function tooLongForHistory(url: URL): Promise<URL> {
  if (import.meta.env.MODE !== 'firefox' || (await findMissing([hostOf(url.href)])).length > 0) return url;
  return new URL(longFragment, url);
}

/**
 * Keeps signing links out of the browser's history and session files. Browsers write down each address of a chain of
 * redirects, so a link that signs in would stay on disk, and travel with a synchronised history. When Studio has taken
 * the link, set its cookie and redirects, the tab is sent to that target anew, before the chain is committed: in Chromium a
 * race, which is lost now and then on a busy machine. Studio serves that page twice.
 * Only where the person allowed Studio's hosts; the launch is the same without.
 */
export function keepSigningLinksOutOfHistory(): void {
  listen();
  // Chromium refuses the listener of an extension that has no host permission yet, so it is registered once more then.
  onHostsAllowed(listen);
}

/** Sends a tab to another address; nothing where it has been closed. */
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
