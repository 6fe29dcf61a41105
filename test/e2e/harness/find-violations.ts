import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'puppeteer-core';
import { isFirefox } from './world';

/** In the page, once its source has been evaluated there. */
declare const axe: { run(): Promise<AxeResults> };

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WebDriver BiDi cannot choose one: in Firefox it is the light one. */
const schemes = isFirefox ? ['light'] : ['light', 'dark'];

/** What axe finds wrong with a page as it is now, in light and in dark: each rule and the elements that break it. */
export async function findViolations(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const value of schemes) {
    if (!isFirefox) await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
    await page.evaluate(source);
    const violations = await page.evaluate(async () => {
      const result = await axe.run();
      return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html)}`);
    });
    found.push(...violations.map(violation => `${value}: ${violation}`));
  }
  if (!isFirefox) await page.emulateMediaFeatures([]);
  return found;
}
