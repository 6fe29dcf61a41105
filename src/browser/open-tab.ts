import browser from 'webextension-polyfill';
import { launchFailure } from '../core/launch-failure';
import type { OpenIn } from '../core/profile';

type Open = (url: string, windowId: number | undefined) => Promise<unknown>;

const ways: Readonly<Record<OpenIn, Open>> = {
  newTab: (url, windowId) => createTab(url, windowId, true),
  backgroundTab: (url, windowId) => createTab(url, windowId, false),
  currentTab: async (url, windowId) => {
    const [tab] = await browser.tabs.query({
      active: true,
      ...(windowId === undefined ? { lastFocusedWindow: true } : { windowId }),
    });
    await (tab?.id === undefined ? createTab(url, windowId, true) : browser.tabs.update(tab.id, { url }));
  },
  newWindow: url => browser.windows.create({ url }),
  privateWindow: url => browser.windows.create({ url, incognito: true }),
};

/** Opens a URL where the profile wants it. Throws the failure `tab-not-opened`; the URL is in no message. */
export async function openTab(url: URL, openIn: OpenIn, windowId: number | undefined): Promise<void> {
  try {
    await ways[openIn](url.href, windowId);
  } catch {
    throw launchFailure({ code: 'tab-not-opened' });
  }
}

/** A tab in the window that asked; should that window be gone, in a window of its own. */
async function createTab(url: string, windowId: number | undefined, active: boolean): Promise<void> {
  try {
    await browser.tabs.create({ url, active, ...(windowId !== undefined && { windowId }) });
  } catch {
    await browser.windows.create({ url });
  }
}
