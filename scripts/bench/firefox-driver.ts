import type { Page } from 'puppeteer-core';
import * as v from 'valibot';
import { poll } from '../../test/e2e/harness/browser-under-test.ts';
import { closePanels, openPanel, stopBackground } from '../../test/e2e/harness/firefox-window.ts';
import { openWindowScope } from '../../test/e2e/harness/window-scope.ts';
import type { World } from '../../test/e2e/harness/world.ts';
import { type BenchDriver, isOpened, placeOf, popupOf, type Side } from './bench-driver.ts';
import { placeSchema } from './chromium-driver.ts';

/** Firefox. Of what is in the toolbar's panel WebDriver BiDi knows nothing: what is clicked is the popup in a tab. */
export async function startFirefoxDriver(world: World, sides: readonly Side[]): Promise<BenchDriver> {
  const run = await openWindowScope(world.browser);
  const pages = new Map<Side, Page>();
  for (const side of sides) {
    const [page] = await world.listPages(url => url.startsWith(`${side.origin}/${side.home}`));
    if (page) pages.set(side, page);
  }
  return {
    evaluate: async (side, expression) => await pages.get(side)?.evaluate(expression),
    // Refused while another one is closing.
    openPanel: async ({ id }) => Number(await poll(() => run(openPanel, id).catch(() => undefined), `panel of ${id}`)),
    openPopup: async side => {
      const page = await world.browser.newPage();
      await world.goTo(page, popupOf(side));
      await poll(() => page.evaluate(placeOf(side.button)), `the button of ${side.name}`);
      return { press: expression => press(page, expression) };
    },
    stopWorkers: async () => {
      for (const { id } of sides) await run(stopBackground, id);
    },
    closeOpened: async () => {
      await poll(() => run(closePanels), 'no panel');
      const opened = () => world.listPages(url => isOpened(sides, url));
      for (let left = await opened(); left.length > 0; left = await opened()) {
        for (const page of left) await page.close().catch(() => undefined);
      }
    },
  };
}

async function press(page: Page, expression: string): Promise<() => Promise<void>> {
  const place = v.parse(placeSchema, await page.evaluate(placeOf(expression)));
  if (!place) throw new Error(`No ${expression}`);
  await page.mouse.move(place.x, place.y);
  await page.mouse.down();
  // The popup may be gone before it has answered.
  return async () => await page.mouse.up().catch(() => undefined);
}
