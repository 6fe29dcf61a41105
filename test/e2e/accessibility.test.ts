import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoConfiguration } from '../../local-aws/index';
import { findViolations } from './harness/find-violations';
import {
  answerHostPrompt,
  chooseFile,
  clickProfile,
  findByRole,
  importConfiguration,
  openSettings,
  readCard,
  waitForText,
} from './harness/person';
import { openPopup, startWorld, type World } from './harness/world';

// axe over every page and state, in light, dark and forced colors, and at 200 % zoom, in the order in which a new user meets them.

let world: World;

beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => await world?.close());

test('the search for violations works: it finds a button without a name', async () => {
  const page = await world.browser.newPage();
  await page.setContent(
    '<!doctype html><html lang="en"><title>x</title><main><h1>x</h1><button></button></main></html>',
  );
  expect(await findViolations(page)).toEqual([
    expect.stringContaining('light: button-name'),
    expect.stringContaining('dark: button-name'),
    expect.stringContaining('forced colors: button-name'),
    expect.stringContaining('200 %: button-name'),
  ]);
  await page.setContent('<!doctype html><html lang="en"><title>x</title><main><h1>x</h1><p style="width: 3000px">x');
  expect(await findViolations(page)).toEqual([expect.stringMatching(/^200 %: 3\d{3} px in/)]);
  await page.close();
});

test('the popup without profiles', async () => {
  expect(await findViolations(await openPopup(world))).toEqual([]);
});

test('Settings without entries, with a file that is refused, and with a preview', async () => {
  expect(await findViolations(world.remote)).toEqual([]);
  await chooseFile(world.remote, world, { version: 1 });
  await waitForText(world.remote, 'This file can’t be imported');
  expect(await findViolations(world.remote)).toEqual([]);
  await chooseFile(world.remote, world, demoConfiguration);
  await waitForText(world.remote, 'Review');
  expect(await findViolations(world.remote)).toEqual([]);
});

test('Settings just after an import', async () => {
  await world.reload(world.remote);
  await importConfiguration(world, demoConfiguration, world.remote);
  await openSettings(world.remote, 'import');
  await waitForText(world.remote, 'You’re ready to go');
  expect(await findViolations(world.remote)).toEqual([]);
});

test.each(['profiles', 'connections', 'import', 'shortcuts', 'privacy', 'about'] as const)(
  'the section %s of Settings with entries',
  async section => {
    await openSettings(world.remote, section);
    await settled(world.remote);
    expect(await findViolations(world.remote)).toEqual([]);
  },
);

test('Settings while they are searched', async () => {
  await (await findByRole(world.remote, 'searchbox', 'Search settings')).type('lab');
  await waitForText(world.remote, 'Prod JupyterLab');
  expect(await findViolations(world.remote)).toEqual([]);
});

/** What a section reads for itself has been drawn. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(() => new Promise(resolve => setTimeout(resolve, 200)));
}

test('the popup with profiles, and with a card', async () => {
  const popup = await openPopup(world);
  await waitForText(popup, 'Prod JupyterLab');
  expect(await findViolations(popup)).toEqual([]);
  await clickProfile(world, 'Prod JupyterLab');
  await answerHostPrompt(world, 'deny');
  const again = await openPopup(world);
  await readCard(again);
  expect(await findViolations(again)).toEqual([]);
});
