import type { Windows } from 'webextension-polyfill';
import { launchFailure } from '../core/launch-failure';
import type { LaunchRequest } from '../core/launch-request';
import type { OpenIn } from '../core/profile';
import { browser } from './browser';

type Where = Pick<LaunchRequest, 'windowId' | 'tabId'>;
type Open = (url: string, where: Where) => Promise<number | undefined>;

const ways: Readonly<Record<OpenIn, Open>> = {
  newTab: (url, where) => createTab(url, where, true),
  backgroundTab: (url, where) => createTab(url, where, false),
  currentTab: async (url, where) => {
    const tabId = where.tabId ?? (await findActiveTab(where.windowId));
    const isThere = tabId !== undefined && (await browser.tabs.update(tabId, { url }).then(isTrue, isFalse));
    return isThere ? tabId : await createTab(url, where, true);
  },
  newWindow: url => createWindow(url),
  privateWindow: url => createWindow(url, true),
};

/**
 * Opens a URL where it is wanted; resolves to the tab, where the browser tells.
 * Throws the failure `tab-not-opened`; the URL is in no message.
 */
export async function openTab(url: URL, openIn: OpenIn, where: Where): Promise<number | undefined> {
  try {
    return await ways[openIn](url.href, where);
  } catch {
    throw launchFailure({ code: 'tab-not-opened' });
  }
}

async function findActiveTab(windowId: number | undefined): Promise<number | undefined> {
  const inWindow = windowId === undefined ? { lastFocusedWindow: true } : { windowId };
  const [tab] = await browser.tabs.query({ active: true, ...inWindow });
  return tab?.id;
}

/** A tab in the window that asked; should that window be gone, in a window of its own. */
async function createTab(url: string, { windowId }: Where, active: boolean): Promise<number | undefined> {
  try {
    return (await browser.tabs.create({ url, active, ...(windowId !== undefined && { windowId }) })).id;
  } catch {
    return await createWindow(url);
  }
}

async function createWindow(url: string, incognito = false): Promise<number | undefined> {
  // Chromium answers with nothing about a private window to an extension that was not let in there.
  const created: Windows.Window | null = await browser.windows.create({ url, ...(incognito && { incognito }) });
  return created?.tabs?.[0]?.id;
}

const isTrue = () => true;
const isFalse = () => false;
