import { execFileSync } from 'node:child_process';
import type { Page } from 'puppeteer-core';
import type { World } from './world';

/** Clicks on an element as a mouse does: other than a click that the debugger makes, it takes the focus to the page. */
export async function clickWithMouse({ display }: World, page: Page, selector: string): Promise<void> {
  const { x, y } = await page.$eval(selector, element => {
    const box = element.getBoundingClientRect();
    return { x: screenX + box.x + box.width / 2, y: screenY + outerHeight - innerHeight + box.y + box.height / 2 };
  });
  const where = ['mousemove', '--sync', String(Math.round(x)), String(Math.round(y)), 'click', '1'];
  execFileSync('xdotool', where, { env: { ...process.env, DISPLAY: display?.name } });
}
