import browser from 'webextension-polyfill';
import { isSigningUrl } from '../core/authorized-url';

/**
 * Keeps signing links out of the browser's history and session files. Browsers write down each address of a chain of
 * redirects, so a link that signs in would stay on disk, and travel with a synchronised history. When Studio has taken
 * the link, set its cookie and redirects, the tab is sent to that target anew, before the chain is committed.
 * Only where the person allowed Studio's hosts; the launch is the same without.
 */
export function keepSigningLinksOutOfHistory(): void {
  browser.webRequest.onBeforeRedirect.addListener(
    ({ url, redirectUrl, tabId }) => {
      if (isSigningUrl(url) && !isSigningUrl(redirectUrl)) void browser.tabs.update(tabId, { url: redirectUrl });
    },
    { urls: ['https://*.sagemaker.aws/*', 'https://*.sagemaker.com.cn/*'], types: ['main_frame'] },
  );
}
