import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoConfiguration } from '../../local-aws/index';
import { makeDocument } from '../support/many-profiles';
import {
  answerHostPrompt,
  clickButton,
  closeStudio,
  findStudio,
  importConfiguration,
  openSettings,
  signInAs,
  waitForText,
} from './harness/person';
import { openOptions, openPopup, startWorld, type World } from './harness/world';

// 5,000 profiles over 20 connections: more than anybody has, and all works as with three.

const count = 5_000;
const [connection] = demoConfiguration.connections;
/** One that local-aws lets alice open, in the middle of the others. */
const own = { ...demoConfiguration.profiles[1], id: 'p2500', name: 'Needle', connection: 'c0' };
const others = makeDocument(count, connection) as { profiles: { id: string }[] };
const imported = { ...others, profiles: others.profiles.map(profile => (profile.id === own.id ? own : profile)) };

let world: World;
let options: Page;

beforeAll(async () => {
  world = await startWorld();
  await recordProgress(world.remote);
  options = await importConfiguration(world, imported, world.remote);
});
afterAll(async () => await world?.close());

test('they are imported, and what does not fit the synchronised storage is said to be on this computer only', async () => {
  await openSettings(options, 'privacy');
  await expect
    .poll(() => options.evaluate(() => document.body.innerText))
    .toMatch(/\d items are only on this computer/);
});

test('its progress is shown, and the import cannot be begun twice meanwhile', async () => {
  const recorded = await options.evaluate('progress');
  expect(recorded).toContainEqual({
    text: expect.stringMatching(/^Saving [\d,]+ of [5-6],\d{3}…$/),
    canImport: false,
  });
});

/** Notes from now on what the page says while it stores, as `progress`. */
async function recordProgress(page: Page): Promise<void> {
  await page.evaluate(() => {
    const progress: object[] = [];
    Object.assign(globalThis, { progress });
    new MutationObserver(() => {
      const shown = document.querySelector('progress + [role=status]');
      const button = document.querySelector<HTMLButtonElement>('.preview button.primary');
      if (shown) progress.push({ text: shown.textContent, canImport: button?.disabled === false });
    }).observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true });
  });
}

test('Settings draw those that are in the window, and a search finds any other', async () => {
  const page = await openOptions(world);
  await page.bringToFront();
  await page.waitForSelector('li.profile');
  const countControls = () =>
    page.evaluate(() => document.querySelectorAll('a[href], button, input, select, textarea, summary').length);
  expect(await countControls()).toBeLessThan(60);
  // The list is as long as all of its rows, and the last one is there once it is in sight.
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await expect.poll(() => page.$$eval('li.profile', rows => rows.map(row => row.ariaPosInSet))).toContain('250');
  expect(await countControls()).toBeLessThan(60);
  await page.evaluate(() => scrollTo(0, 0));
  await (await page.waitForSelector('.find input[type=search]'))?.type('needle');
  await waitForText(page, '1 of 5000 profiles');
  expect(await page.$$eval('li.profile .name', names => names.map(name => name.textContent))).toEqual(['Needle']);
  await page.close();
});

test('the popup finds one by three letters, and Enter launches it', async () => {
  const popup = await openPopup(world);
  await popup.waitForSelector('.row');
  await popup.keyboard.type('nee');
  await expect.poll(() => popup.$eval('.row .name', name => name.textContent)).toBe('Needle');
  // The popup is gone as soon as the browser asks for the hosts.
  await popup.keyboard.press('Enter').catch(() => undefined);
  await answerHostPrompt(world, 'allow');
  await signInAs(world, 'alice');
  const { shown } = await findStudio(world);
  expect(shown).toMatchObject({ user: 'alice', domain: own.domainId });
  await closeStudio(world);
});

test('it is exported whole', async () => {
  const page = await openOptions(world, 'import');
  const [text] = await Promise.all([readDownload(page), clickButton(page, 'Export configuration')]);
  expect(JSON.parse(text)).toEqual(imported);
  await page.close();
});

/** What the page gives the browser to save: the blob behind the link that it clicks. */
async function readDownload(page: Page): Promise<string> {
  return await page.evaluate(
    () =>
      new Promise<string>(resolve => {
        const create = URL.createObjectURL;
        URL.createObjectURL = blob => {
          if (blob instanceof Blob) void blob.text().then(resolve);
          return create(blob);
        };
      }),
  );
}
