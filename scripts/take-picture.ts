import type { Page } from 'puppeteer-core';
import type { World } from '../test/e2e/harness/world';
import { runCommand } from './run-command';

const colorSchemes = ['light', 'dark'] as const;

/**
 * A page as it is, in light and dark: `PATH-light.png` and `PATH-dark.png`. `extent` is the `page` to its end, or what is
 * in the `window`, where something lies in front of the page.
 */
export async function takePicture(page: Page, path: string, extent: 'page' | 'window'): Promise<void> {
  const suffix = (await page.evaluate(() => devicePixelRatio)) > 1 ? '@2x' : '';
  for (const value of colorSchemes) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
    await page.screenshot({ path: `${path}-${value}${suffix}.png`, fullPage: extent === 'page' });
  }
  await page.emulateMediaFeatures([]);
  console.info(`${path}-{${colorSchemes.join(',')}}${suffix}.png`);
}

/** What is on the screen from its upper edge, in CSS pixels: the browser's own parts, which no page can see. */
export async function takeScreen(
  { display, scale }: World,
  path: string,
  { left = 0, width, height }: { readonly left?: number; readonly width: number; readonly height: number },
): Promise<void> {
  const file = `${path}${scale > 1 ? '@2x' : ''}.png`;
  const area = [left, 0, width, height].map(length => length * scale).join(',');
  const env = { DISPLAY: display?.name };
  const { ok, output } = await runCommand('scrot', ['--overwrite', '--autoselect', area, file], { env });
  if (!ok) throw new Error(output);
  console.info(file);
}
