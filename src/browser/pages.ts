import browser from 'webextension-polyfill';

/** The options page: the one that is open already, or at a place in it, a new one. */
export async function openOptionsPage(fragment?: string): Promise<void> {
  if (fragment === undefined) await browser.runtime.openOptionsPage();
  else await browser.tabs.create({ url: browser.runtime.getURL(`src/options/index.html#${fragment}`) });
}

/** The browser window that this page is in. */
export async function getWindowId(): Promise<number | undefined> {
  return (await browser.windows.getCurrent()).id;
}
