import type { CDPSession } from 'puppeteer-core';
import * as v from 'valibot';
import { pause, poll } from '../../test/e2e/harness/browser-under-test.ts';
import type { World } from '../../test/e2e/harness/world.ts';
import { type BenchDriver, isOpened, placeOf, popupOf, type Side } from './bench-driver.ts';
import { type DetachedChromium, evaluateIn, stopAttaching } from './detached-chromium.ts';

export const placeSchema = v.nullable(v.object({ x: v.number(), y: v.number() }));

/** As a click on the toolbar button does, by a page of the extension; resolves to when, in milliseconds since the epoch. */
const openAtToolbar = `(async () => {
  const { id } = await chrome.windows.getLastFocused({ windowTypes: ['normal'] });
  await chrome.windows.update(id, { focused: true });
  const at = performance.timeOrigin + performance.now();
  // Refused while a window is gaining or losing the focus.
  return await chrome.action.openPopup({ windowId: id }).then(() => at, () => undefined);
})()`;

/** Chromium, with sessions of the bench's own for one page of each extension and for the popup that is clicked. */
export async function startChromiumDriver({ browser }: World, sides: readonly Side[]): Promise<BenchDriver> {
  const chromium = await stopAttaching(browser);
  const pages = new Map<Side, CDPSession>();
  for (const side of sides)
    pages.set(side, await attachTo(chromium, url => url.startsWith(`${side.origin}/${side.home}`)));
  const pageOf = (side: Side) => pages.get(side) ?? fail(`No page of ${side.name}`);
  const evaluate = (side: Side, expression: string) => evaluateIn(pageOf(side))(expression);
  const openPanel = async (side: Side) => Number(await poll(() => evaluate(side, openAtToolbar), 'the popup opened'));
  const [first] = pages.values();
  const workers = first ?? fail('No page');
  await workers.send('ServiceWorker.enable');
  const isWorker = ({ type, url }: Target) =>
    type === 'service_worker' && sides.some(({ origin }) => url.startsWith(`${origin}/`));
  return {
    evaluate,
    openPanel,
    openPopup: async side => {
      await openPanel(side);
      const session = await attachTo(chromium, url => url === popupOf(side));
      await poll(() => evaluateIn(session)(placeOf(side.button)), `the button of ${side.name}`);
      return { press: expression => press(session, expression) };
    },
    stopWorkers: async () => {
      await workers.send('ServiceWorker.stopAllWorkers');
      while ((await chromium.list()).some(isWorker)) await pause(5);
    },
    closeOpened: async () => {
      const isLeft = (target: Target) => !isWorker(target) && isOpened(sides, target.url);
      const opened = async () => (await chromium.list()).filter(isLeft);
      for (let left = await opened(); left.length > 0; left = await opened()) {
        for (const target of left) await chromium.close(target);
        await pause(20);
      }
    },
  };
}

type Target = { readonly type: string; readonly url: string };

async function attachTo({ list, attach }: DetachedChromium, isWanted: (url: string) => boolean): Promise<CDPSession> {
  const find = async () => (await list()).find(({ type, url }) => type !== 'service_worker' && isWanted(url));
  return await attach(await poll(find, 'a page of the extension'));
}

async function press(session: CDPSession, expression: string): Promise<() => Promise<void>> {
  const place = v.parse(placeSchema, await evaluateIn(session)(placeOf(expression))) ?? fail(`No ${expression}`);
  const mouse = { ...place, button: 'left', clickCount: 1 } as const;
  await session.send('Input.dispatchMouseEvent', { ...mouse, type: 'mouseMoved', button: 'none' });
  await session.send('Input.dispatchMouseEvent', { ...mouse, type: 'mousePressed' });
  return async () => {
    // The popup may be gone before it has answered.
    await session.send('Input.dispatchMouseEvent', { ...mouse, type: 'mouseReleased' }).catch(() => undefined);
  };
}

function fail(text: string): never {
  throw new Error(text);
}
