import { execFileSync } from 'node:child_process';
import type { ElementHandle, Page } from 'puppeteer-core';
import { pause } from './browser-under-test';
import { isFirefox, type World } from './world';

// As a mouse does: other than a click that the debugger makes, it takes the focus to the page.

export async function clickWithMouse(world: World, page: Page, selector: string): Promise<void> {
  const element = await page.$(selector);
  if (!element) throw new Error(`Nothing to click: ${selector}`);
  useMouse(world, [...moveTo(await findPlace(element)), 'click', '1']);
}

/**
 * Drags one element onto another: in Chromium by the debugger, since on a display without a window manager its drags end
 * nowhere; in Firefox, whose debugger drags nothing, slowly, since a drag begins only after some way.
 */
export async function drag(world: World, dragged: ElementHandle, target: ElementHandle): Promise<void> {
  if (!isFirefox) {
    await dragged.drag(target);
    return await target.drop(dragged);
  }
  const [from, to] = [await findPlace(dragged), await findPlace(target)];
  useMouse(world, [...moveTo(from), 'mousedown', '1']);
  for (let part = 1; part <= 10; part += 1) {
    await pause(30);
    useMouse(world, moveTo({ x: from.x + ((to.x - from.x) * part) / 10, y: from.y + ((to.y - from.y) * part) / 10 }));
  }
  await pause(100);
  useMouse(world, ['mouseup', '1']);
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** The middle of an element, on the screen. */
async function findPlace(element: ElementHandle): Promise<Place> {
  return await element.evaluate(found => {
    const box = (found as Element).getBoundingClientRect();
    return { x: screenX + box.x + box.width / 2, y: screenY + outerHeight - innerHeight + box.y + box.height / 2 };
  });
}

function moveTo({ x, y }: Place): string[] {
  return ['mousemove', '--sync', String(Math.round(x)), String(Math.round(y))];
}

function useMouse({ display }: World, commands: readonly string[]): void {
  execFileSync('xdotool', [...commands], { env: { ...process.env, DISPLAY: display?.name } });
}
