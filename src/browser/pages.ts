import browser from 'webextension-polyfill';

export async function openOptionsPage(): Promise<void> {
  await browser.runtime.openOptionsPage();
}

/** The browser window that this page is in. */
export async function getWindowId(): Promise<number | undefined> {
  return (await browser.windows.getCurrent()).id;
}
