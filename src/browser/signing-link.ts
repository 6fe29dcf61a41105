import type { WebRequest } from 'webextension-polyfill';
import { isCleanRedirect } from '../core/authorized-url';
import { browser } from './browser';
import { onHostsAllowed } from './host-permissions';

/**
 * Keeps signing links out of the browser's history and session files. Browsers write down each address of a chain of
 * redirects, so a link that signs in would stay on disk, and travel with a synchronised history. When Studio has taken
 * the link, set its cookie and redirects, the tab is sent to that target anew, before the chain is committed.
 * Only where the person allowed Studio's hosts; the launch is the same without.
 */
export function keepSigningLinksOutOfHistory(): void {
  listen();
  // Chromium refuses the listener of an extension that has no host permission yet, so it is registered once more then.
  onHostsAllowed(listen);
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
  if (isCleanRedirect(url, redirectUrl)) void browser.tabs.update(tabId, { url: redirectUrl });
}
