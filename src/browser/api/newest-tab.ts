import { browser } from './browser';

// Browsers number tabs upwards, so that the newest has the highest ID.

/** The ID of the newest tab of all windows; `undefined` where there is none. */
export async function findNewestTab(): Promise<number | undefined> {
  const ids = (await browser.tabs.query({})).map(({ id = 0 }) => id);
  return ids.length > 0 ? Math.max(...ids) : undefined;
}

/**
 * Whether there is a tab on Studio that is newer than this one. This shows whether a worker that was stopped right
 * after it asked for a tab got that tab. Without access to Studio's hosts, the browser does not tell where a tab is.
 */
export async function isStudioOpenSince(newestTab = Number.POSITIVE_INFINITY): Promise<boolean> {
  const studio = /^https:\/\/[^/]+\.sagemaker\.(aws|com\.cn)\//;
  for (let looks = 0; looks < 20; looks += 1) {
    const newer = (await browser.tabs.query({})).filter(({ id = 0 }) => id > newestTab);
    if (newer.some(({ url, pendingUrl }) => studio.test(pendingUrl || url || ''))) return true;
    // Firefox reveals a tab's address only after the tab has arrived there.
    if (!newer.some(({ status }) => status === 'loading')) return false;
    await new Promise(resolve => setTimeout(resolve, 200));
  }
  return false;
}
