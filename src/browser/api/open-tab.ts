import type { Windows } from 'webextension-polyfill';
import type { OpenIn } from '../../core/configuration/profile';
import { launchFailure } from '../../core/failure/launch-failure';
import type { LaunchRequest } from '../../core/launch/launch-request';
import { browser } from './browser';

type Where = Pick<LaunchRequest, 'windowId' | 'tabId'> & {
  /** The cookie store of the container to open in. Every way of opening that can must use it. */
  readonly cookieStoreId?: string | undefined;
};
type OnAsked = () => void;
type Open = (url: string, where: Where, onAsked: OnAsked) => Promise<number | undefined>;

const ways: Readonly<Record<OpenIn, Open>> = {
  newTab: (url, where, onAsked) => createTab(url, where, true, onAsked),
  backgroundTab: (url, where, onAsked) => createTab(url, where, false, onAsked),
  currentTab: async (url, where, onAsked) => {
    // A tab cannot change its container.
    if (where.cookieStoreId) return await createTab(url, where, true, onAsked);
    const tabId = where.tabId ?? (await findActiveTab(where.windowId));
    const isThere = tabId !== undefined && (await updateTab(tabId, url, onAsked));
    return isThere ? tabId : await createTab(url, where, true, onAsked);
  },
  newWindow: (url, { cookieStoreId }, onAsked) => createWindow(url, { cookieStoreId }, onAsked),
  privateWindow: (url, _, onAsked) => createWindow(url, { incognito: true }, onAsked),
};

/**
 * Opens a URL in the wanted place; resolves to the tab's id if the browser reveals it. `onAsked` is called right after
 * the browser is asked for the tab, without waiting. So the browser gets the calls of `onAsked` only if it also got the
 * request for the tab. Throws the failure `tab-not-opened` or `private-window-refused`; the URL is in no message.
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

/** Opens a tab in the window that asked. If that window is gone, opens a window of its own. */
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
  // Chromium returns null for a private window if the extension is not allowed there.
  const window: Windows.Window | null = await created;
  return window?.tabs?.[0]?.id;
}
