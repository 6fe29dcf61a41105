import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { ElementHandle, Page } from 'puppeteer-core';

/** In the page, once its source has been evaluated there. */
declare const axe: {
  run(): Promise<AxeResults>;
  setup(): void;
  teardown(): void;
  readonly commons: {
    readonly aria: { getRole(element: Element): string | null };
    readonly text: { accessibleText(element: Element): string };
  };
};

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

async function load(page: Page): Promise<void> {
  if (!(await page.evaluate('typeof axe === "object"'))) await page.evaluate(source);
}

/** Each rule that the page breaks as it is now, and the elements that break it. */
export async function runAxe(page: Page): Promise<string[]> {
  await load(page);
  return await page.evaluate(async () => {
    const result = await axe.run();
    return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html)}`);
  });
}

/** An element by its role (as Chromium calls it) and accessible name, if there is one now. */
export async function findAccessible(page: Page, role: string, name: string): Promise<ElementHandle<Element> | null> {
  await load(page);
  const find = (wantedRole: string, wantedName: string) => {
    axe.setup();
    try {
      const { aria, text } = axe.commons;
      // Without a name of its own: tsx would have it kept by a helper that the page does not have.
      return [...document.body.querySelectorAll('*')].find(
        element => aria.getRole(element) === wantedRole && text.accessibleText(element) === wantedName,
      );
    } finally {
      axe.teardown();
    }
  };
  return (
    await page.evaluateHandle(find, role === 'image' ? 'img' : role, name)
  ).asElement() as ElementHandle<Element> | null;
}
