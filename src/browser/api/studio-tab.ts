import { findStudioPage } from '../../core/hosts/studio-host-suffixes';
import { browser } from './browser';

/**
 * The address of the tab in front of this page's window, if it is a page of Studio. Browsers tell the addresses of tabs on
 * hosts that were allowed, and no others.
 */
export async function findStudioTab(): Promise<string | undefined> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return findStudioPage(tab?.url ?? '');
}

/** The same for a tab by its ID; `undefined`, too, where it has been closed. */
export async function readStudioTab(tabId: number): Promise<string | undefined> {
  const tab = await browser.tabs.get(tabId).catch(() => undefined);
  return findStudioPage(tab?.url ?? '');
}
