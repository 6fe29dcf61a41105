import type { Page } from 'puppeteer-core';
import { runAxe } from './axe';
import { openWindowScope } from './window-scope';
import { isFirefox } from './world';

const schemes = ['light', 'dark'] as const;
type Scheme = (typeof schemes)[number] | undefined;

/** What axe finds wrong with a page as it is now, in light and in dark: each rule and the elements that break it. */
export async function findViolations(page: Page): Promise<string[]> {
  const choose = isFirefox ? await chooserInFirefox(page) : (scheme: Scheme) => chooseInChromium(page, scheme);
  const found: string[] = [];
  for (const scheme of schemes) {
    await choose(scheme);
    found.push(...(await runAxe(page)).map(violation => `${scheme}: ${violation}`));
  }
  await choose(undefined);
  return found;
}

async function chooseInChromium(page: Page, scheme: Scheme): Promise<void> {
  await page.emulateMediaFeatures(scheme ? [{ name: 'prefers-color-scheme', value: scheme }] : []);
}

/** WebDriver BiDi has no word for it; Firefox's own setting does it, as a person would. */
async function chooserInFirefox(page: Page): Promise<(scheme: Scheme) => Promise<void>> {
  const run = await openWindowScope(page.browser());
  return async scheme => {
    const setting = "'layout.css.prefers-color-scheme.content-override'";
    // Dark, light, or as the system has it.
    const value = { dark: 0, light: 1, system: 2 }[scheme ?? 'system'];
    await run(`Services.prefs.setIntPref(${setting}, ${value})`);
    if (scheme) await page.waitForFunction(`matchMedia('(prefers-color-scheme: ${scheme})').matches`);
  };
}
