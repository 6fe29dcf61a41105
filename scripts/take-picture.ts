import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { pause } from '../test/e2e/harness/browser-under-test';
import type { World } from '../test/e2e/harness/world';
import { runCommand } from './run-command';

const colorSchemes = ['light', 'dark'] as const;

/**
 * A page as it is, in light and dark, both of the same size: `PATH-light.png` and `PATH-dark.png`. `extent` is the `page`
 * to its end, or what is in the `window`, where something lies in front of the page.
 */
export async function takePicture(page: Page, path: string, extent: 'page' | 'window'): Promise<void> {
  const suffix = (await page.evaluate(() => devicePixelRatio)) > 1 ? '@2x' : '';
  const size = await readSteadySize(page, extent);
  for (const value of colorSchemes) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
    await page.screenshot({ path: `${path}-${value}${suffix}.png`, clip: { x: 0, y: 0, ...size } });
  }
  await page.emulateMediaFeatures([]);
  console.info(`${path}-{${colorSchemes.join(',')}}${suffix}.png`);
}

/** In CSS pixels, once the size has not changed for a while: a popup grows as the browser hears of what is in it. */
async function readSteadySize(page: Page, extent: 'page' | 'window') {
  const read = () =>
    page.evaluate(isPage => {
      const { scrollHeight, clientWidth } = document.documentElement;
      return { width: clientWidth, height: isPage ? Math.max(scrollHeight, document.body.offsetHeight) : innerHeight };
    }, extent === 'page');
  let size = await read();
  for (let steady = 0; steady < 5; ) {
    await pause(100);
    const next = await read();
    steady = next.width === size.width && next.height === size.height ? steady + 1 : 0;
    size = next;
  }
  return size;
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

/** Takes what the screen shows, step by step, for a picture that moves. */
export function createFrames(world: World, size: { readonly width: number; readonly height: number }) {
  const folder = mkdtempSync(join(tmpdir(), 'frames-'));
  const frames: string[] = [];
  return {
    /** Takes a frame that is shown for so many hundredths of a second. */
    async take(hundredths: number): Promise<void> {
      const path = join(folder, `${frames.length}`);
      await takeScreen(world, path, size);
      frames.push('-delay', `${hundredths}`, `${path}.png`);
    },
    /** Writes a GIF that is shown again and again. */
    async write(path: string): Promise<void> {
      // Dithering would make noise of plain areas.
      const options = ['+dither', '-colors', '128', '-layers', 'optimize', '-loop', '0'];
      const { ok, output } = await runCommand('convert', [...frames, ...options, path]);
      rmSync(folder, { recursive: true });
      if (!ok) throw new Error(output);
      console.info(path);
    },
  };
}
