import { browser } from './browser';

// Browsers number tabs upwards, so that the newest has the highest ID.

/** The ID of the newest tab of all windows; `undefined` where there is none. */
export async function findNewestTab(): Promise<number | undefined> {
  const ids = (await browser.tabs.query({})).map(({ id = 0 }) => id);
  return ids.length > 0 ? Math.max(...ids) : undefined;
}

/**
 * Whether there is a tab on Studio that is newer than this one. Tells what a worker that was stopped right after it
 * asked for the tab could not. Without access to Studio's hosts the browser does not say where a tab is.
 */
export async function isStudioOpenSince(newestTab: number | undefined): Promise<boolean> {
  if (newestTab === undefined) return false;
  const studio = /^https:\/\/[^/]+\.sagemaker\.(aws|com\.cn)\//;
  const tabs = await browser.tabs.query({});
  return tabs.some(({ id = 0, url, pendingUrl }) => id > newestTab && studio.test(pendingUrl || url || ''));
}
