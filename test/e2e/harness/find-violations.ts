import type { Page } from 'puppeteer-core';
import { runAxe } from './axe';
import { isFirefox } from './world';

/** How a page is looked at. At twice its size, a window of the same size shows half as much. */
const ways: Readonly<Record<string, readonly { readonly name: string; readonly value: string }[]>> = {
  light: [{ name: 'prefers-color-scheme', value: 'light' }],
  dark: [{ name: 'prefers-color-scheme', value: 'dark' }],
  'forced colors': [{ name: 'forced-colors', value: 'active' }],
};

/** In CSS pixels. A page need not fit into less (WCAG 1.4.10). */
const leastWidth = 320;

/**
 * What axe finds wrong with a page as it is now, in light, in dark, in forced colors and at 200 % zoom: each rule and the
 * elements that break it. In Chromium alone, nothing in Firefox: axe judges the same elements and the same styles there
 * (docs/browsers.md).
 */
export async function findViolations(page: Page): Promise<string[]> {
  if (isFirefox) return [];
  const found: string[] = [];
  const look = async (way: string) => found.push(...(await runAxe(page)).map(violation => `${way}: ${violation}`));
  const session = await page.createCDPSession();
  try {
    for (const [way, features] of Object.entries(ways)) {
      await session.send('Emulation.setEmulatedMedia', { features: [...features] });
      await look(way);
    }
    await session.send('Emulation.setEmulatedMedia', { features: [] });
    if (isTab(page)) {
      const { width, height } = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
      const half = { width: Math.max(leastWidth, Math.round(width / 2)), height: Math.round(height / 2) };
      await session.send('Emulation.setDeviceMetricsOverride', { ...half, deviceScaleFactor: 2, mobile: false });
      await look('200 %');
      found.push(...(await findSideways(page)));
      await session.send('Emulation.clearDeviceMetricsOverride');
    }
  } finally {
    await session.detach();
  }
  return found;
}

/** A popup at the toolbar is as large as its content, at any zoom. */
function isTab(page: Page): boolean {
  return !page.url().endsWith('/src/popup/index.html');
}

/** Whether the page has to be scrolled sideways (WCAG 1.4.10). */
async function findSideways(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth ? [`200 %: ${scrollWidth} px in ${clientWidth} px`] : [];
  });
}
