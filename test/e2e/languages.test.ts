import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { demoConfiguration } from '../../local-aws/index';
import german from '../../public/_locales/de/messages.json' with { type: 'json' };
import japanese from '../../public/_locales/ja/messages.json' with { type: 'json' };
import { findViolations } from './harness/find-violations';
import { chooseFile, openSettings } from './harness/person';
import { isFirefox, openOptions, openPopup, startWorld, type World } from './harness/world';

// Long words and another script fit: nothing is cut off, and the page is no wider than its window.

const languages = [
  ['de', german],
  ['ja', japanese],
] as const;

// In Firefox in that of the longest words.
describe.each(isFirefox ? languages.slice(0, 1) : languages)('in a browser that speaks %s', (language, texts) => {
  test('the popup and the options page speak it, too, and fit, also in a narrow window', async () => {
    const world = await startWorld({ language });
    try {
      const empty = await openPopup(world);
      await empty.waitForSelector('button');
      expect(await readLanguage(empty)).toBe(language);
      expect(await readText(empty)).toContain(texts.firstRunTitle.message);
      expect(await findCutOff(empty)).toEqual([]);
      await importDemo(world);
      const popup = await openPopup(world);
      await popup.waitForSelector('.row');
      expect(await popup.$eval('input', input => input.placeholder)).toBe(texts.searchProfiles.message);
      expect(await findCutOff(popup)).toEqual([]);
      expect(await findViolations(popup)).toEqual([]);
      const options = await openOptions(world);
      for (const width of [360, 1280, 1600]) {
        await options.setViewport({ width, height: 900 });
        await options.waitForSelector('li.profile');
        expect(await readText(options)).toContain(texts.importAndTeamFile.message);
        expect(await findCutOff(options)).toEqual([]);
      }
      await options.setViewport({ width: 360, height: 900 });
      for (const section of ['connections', 'profiles', 'import', 'shortcuts', 'privacy', 'about'] as const) {
        await openSettings(options, section);
        expect(await findCutOff(options)).toEqual([]);
      }
      for (const section of ['connections', 'profiles'] as const) {
        await openSettings(options, section);
        await (await options.waitForSelector('button.entry-name'))?.click();
        await options.waitForSelector('dialog[open]');
        await options.$eval('.more-options', details => {
          (details as HTMLDetailsElement).open = true;
        });
        expect(await findCutOff(options)).toEqual([]);
        expect(await findViolations(options)).toEqual([]);
        await options.keyboard.press('Escape');
        await options.waitForFunction(() => !document.querySelector('dialog[open]'));
      }
    } finally {
      await world.close();
    }
  });
});

async function importDemo(world: World): Promise<void> {
  await chooseFile(world.remote, world, demoConfiguration);
  await (await world.remote.waitForSelector('.preview button.primary'))?.click();
  await world.remote.waitForSelector('.preview a.button');
}

async function readLanguage(page: Page): Promise<string> {
  return await page.evaluate(() => document.documentElement.lang);
}

async function readText(page: Page): Promise<string> {
  return await page.evaluate(() => document.body.innerText);
}

/** The texts that are wider than their place; those that are shortened on purpose (names) say so by an ellipsis. */
async function findCutOff(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const texts = [
      ...document.querySelectorAll('button, label, h1, h2, h3, h4, p, summary, dt, dd, a, th, td, legend'),
    ];
    const cutOff = texts.filter(
      // What is one pixel wide is for screen readers.
      ({ scrollWidth, clientWidth }) => clientWidth > 1 && scrollWidth > clientWidth + 1,
    );
    const isPageTooWide = document.documentElement.scrollWidth > innerWidth;
    return [
      ...(isPageTooWide ? [`the page: ${document.documentElement.scrollWidth} of ${innerWidth}`] : []),
      ...cutOff
        .filter(element => getComputedStyle(element).textOverflow !== 'ellipsis')
        .map(element => element.textContent ?? ''),
    ];
  });
}
