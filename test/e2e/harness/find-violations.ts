import type { Page } from 'puppeteer-core';
import { runAxe } from './axe';
import { isFirefox } from './world';

/**
 * What axe finds wrong with a page as it is now, in light and in dark: each rule and the elements that break it. In Chromium
 * alone, nothing in Firefox: axe judges the same elements and the same styles there (docs/browsers.md).
 */
export async function findViolations(page: Page): Promise<string[]> {
  if (isFirefox) return [];
  const found: string[] = [];
  for (const value of ['light', 'dark']) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
    found.push(...(await runAxe(page)).map(violation => `${value}: ${violation}`));
  }
  await page.emulateMediaFeatures([]);
  return found;
}
