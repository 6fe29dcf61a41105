import type { Windows } from 'webextension-polyfill';
import type { OpenIn } from '../../core/configuration/profile';
import { launchFailure } from '../../core/failure/launch-failure';
import type { LaunchRequest } from '../../core/launch/launch-request';
import { browser } from './browser';

type Where = Pick<LaunchRequest, 'windowId' | 'tabId'> & {
  /** The container to open in, which no other way of opening may leave out. */
  readonly cookieStoreId?: string | undefined;
};
type OnAsked = () => void;
type Open = (url: string, where: Where, onAsked: OnAsked) => Promise<number | undefined>;

const ways: Readonly<Record<OpenIn, Open>> = {
  newTab: (url, where, onAsked) => createTab(url, where, true, onAsked),
  backgroundTab: (url, where, onAsked) => createTab(url, where, false, onAsked),
  currentTab: async (url, where, onAsked) => {
    // No tab changes its container.
    if (where.cookieStoreId) return await createTab(url, where, true, onAsked);
    const tabId = where.tabId ?? (await findActiveTab(where.windowId));
    const isThere = tabId !== undefined && (await updateTab(tabId, url, onAsked));
    return isThere ? tabId : await createTab(url, where, true, onAsked);
  },
  newWindow: (url, { cookieStoreId }, onAsked) => createWindow(url, { cookieStoreId }, onAsked),
  privateWindow: (url, _, onAsked) => createWindow(url, { incognito: true }, onAsked),
};

/**
 * Opens a URL where it is wanted; resolves to the tab, where the browser tells. `onAsked` is called in the same breath
 * as the browser is asked, and after it: what it sends, the browser hears of only if it has heard of the tab.
 * Throws the failure `tab-not-opened` or `private-window-refused`; the URL is in no message.
 */
export async function openTab(
  url: URL,
  openIn: OpenIn,
  where: Where,
  onAsked: OnAsked = () => {},
): Promise<number | undefined> {
  try {
    return await ways[openIn](url.href, where, onAsked);
  } catch {
    throw launchFailure({ code: openIn === 'privateWindow' ? 'private-window-refused' : 'tab-not-opened' });
  }
}

async function findActiveTab(windowId: number | undefined): Promise<number | undefined> {
  const inWindow = windowId === undefined ? { lastFocusedWindow: true } : { windowId };
  const [tab] = await browser.tabs.query({ active: true, ...inWindow });
  return tab?.id;
}

/** A tab in the window that asked; should that window be gone, in a window of its own. */
async function createTab(
  url: string,
  { windowId, cookieStoreId }: Where,
  active: boolean,
  onAsked: OnAsked,
): Promise<number | undefined> {
  try {
    const created = browser.tabs.create({
      ...{ url, active },
      ...(windowId !== undefined && { windowId }),
      ...(cookieStoreId && { cookieStoreId }),
    });
    onAsked();
    return (await created).id;
  } catch {
    return await createWindow(url, { cookieStoreId }, onAsked);
  }
}

/** Resolves to whether the tab is still there. */
async function updateTab(tabId: number, url: string, onAsked: OnAsked): Promise<boolean> {
  try {
    const updated = browser.tabs.update(tabId, { url });
    onAsked();
    await updated;
    return true;
  } catch {
    return false;
  }
}

async function createWindow(
  url: string,
  { cookieStoreId, incognito }: Pick<Where, 'cookieStoreId'> & { readonly incognito?: true },
  onAsked: OnAsked,
): Promise<number | undefined> {
  const created = browser.windows.create({
    url,
    ...(incognito && { incognito }),
    ...(cookieStoreId && { cookieStoreId }),
  });
  onAsked();
  // Chromium answers with nothing about a private window to an extension that was not let in there.
  const window: Windows.Window | null = await created;
  return window?.tabs?.[0]?.id;
}
