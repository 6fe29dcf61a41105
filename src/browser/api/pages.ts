import { browser, someBrowser } from './browser';

/** Opens the options page. With a fragment, always opens a new one at that place; otherwise reuses one that is open. */
export async function openOptionsPage(fragment?: string): Promise<void> {
  if (fragment === undefined) await browser.runtime.openOptionsPage();
  else await browser.tabs.create({ url: optionsAddress(fragment) });
}

/** The address of a place in Settings. */
export function optionsAddress(fragment: string): string {
  return browser.runtime.getURL(`src/options/index.html#${fragment}`);
}

/** Leaves this page: back to the one before it in this tab, or else by closing the tab. */
export async function leavePage(): Promise<void> {
  if (history.length > 1) return history.back();
  const { tabId } = await getOwnTab();
  if (tabId !== undefined) await browser.tabs.remove(tabId);
}

/** Opens the users' guide, which ships with the package. */
export async function openHelp(): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL('help/users.html') });
}

/** Opens the page that checks a connection step by step. */
export async function openDiagnosticsPage(connectionId: string): Promise<void> {
  const query = new URLSearchParams({ connection: connectionId });
  await browser.tabs.create({ url: browser.runtime.getURL(`src/diagnostics/index.html#${query}`) });
}

/** The tab that this page is in, and its window, as a launch names them. */
export async function getOwnTab(): Promise<{ tabId: number | undefined; windowId: number | undefined }> {
  const tab = await browser.tabs.getCurrent();
  return { tabId: tab.id, windowId: tab.windowId };
}

/** The browser window that this page is in. */
export async function getWindowId(): Promise<number | undefined> {
  return (await someBrowser.windows?.getCurrent())?.id;
}

/** Whether the browser window that this page is in is the one that the person uses. */
export async function isOwnWindowFocused(): Promise<boolean> {
  return (await someBrowser.windows?.getCurrent())?.focused ?? true;
}

/** Calls back when another window is used; returns how to stop. */
export function onWindowFocusChanged(callback: () => void): () => void {
  const { windows } = someBrowser;
  windows?.onFocusChanged.addListener(callback);
  return () => windows?.onFocusChanged.removeListener(callback);
}
