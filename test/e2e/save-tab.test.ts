import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { findViolations } from './harness/find-violations';
import { handsOf, ways } from './harness/hands';
import { inChromium } from './harness/in-chromium';
import {
  answerHostPrompt,
  clickButton,
  clickProfile,
  closeOtherPages,
  findStudio,
  readAddress,
  startWorldOfAlice,
  waitForText,
} from './harness/person';
import { readStoredProfile, startAfresh } from './harness/stored-configuration';
import { chooseFromMenu, pinButton } from './harness/toolbar';
import { openPopup, type World } from './harness/world';

// “Save this tab as a profile”: in the popup's account menu, and in the menu of the toolbar button.

const entry = 'Save this tab as a profile';
const bobLab = {
  ...{ connection: 'acme', type: 'studio', domainId: 'd-abcdefgh1234', id: 'bob-lab', name: 'bob-lab' },
  ...{ userProfileName: 'bob', spaceName: 'bob-lab', landingUri: 'app:JupyterLab:' },
};

let world: World;
/** A page of Studio in which alice has a session. */
let place: string;

beforeAll(async () => {
  // What other files left in the browser's toolbar moves the button.
  world = await startWorldOfAlice({ own: true });
  await clickProfile(world, 'Studio home');
  const { page } = await findStudio(world);
  place = new URL('/jupyterlab/bob-lab', await readAddress(page)).href;
});
beforeEach(async () => {
  await pinButton(world);
  await startAfresh(world, world.remote);
});
afterEach(async () => await closeOtherPages(world));
afterAll(async () => await world?.close());

async function openTab(address: string): Promise<Page> {
  const tab = await world.browser.newPage();
  await tab.goto(address);
  await tab.bringToFront();
  return tab;
}

/** The page of Settings to which the entry led. */
async function findImport(text: string): Promise<Page> {
  const page = await world.findPage(address => address.endsWith('/src/options/index.html#import'));
  await waitForText(page, text);
  return page;
}

/** Adds the user's name, which no address tells, and saves. */
async function finish(page: Page): Promise<void> {
  await page.waitForSelector('dialog[open]');
  expect(await findViolations(page)).toEqual([]);
  await handsOf(page, 'keyboard').fill('SageMaker user', 'bob');
  await handsOf(page, 'keyboard').press('Save');
  await waitForText(page, 'You’re ready to go');
  expect(await readStoredProfile(page, 'bob-lab')).toEqual(bobLab);
}

async function readAccountMenu(popup: Page): Promise<(string | null)[]> {
  await (await popup.waitForSelector('button.account'))?.click();
  await popup.waitForSelector('[role=menu]');
  return await popup.$$eval('[role=menuitem]', items => items.map(item => item.textContent));
}

inChromium.each(ways)(
  'the popup saves a Studio tab in front, with the %s (Firefox’s panel: firefox.test.ts)',
  async way => {
    await openTab(`${place}?token=canary`);
    const popup = await openPopup(world);
    await popup.waitForSelector('button.account');
    // The new tab closes the popup, at times before the click has been answered.
    await handsOf(popup, way)
      .chooseInMenu('Account: Alice Example', entry)
      .catch(() => undefined);
    const page = await findImport('Add profile');
    expect(JSON.stringify(await page.evaluate('chrome.storage.session.get()'))).not.toContain('canary');
    await finish(page);
  },
);

inChromium('the popup has no such entry where the tab in front is no Studio page', async () => {
  await world.remote.bringToFront();
  expect(await readAccountMenu(await openPopup(world))).not.toContain(entry);
});

inChromium('without access to Studio’s hosts, the button’s menu asks for it, and goes on', async () => {
  const { origins } = (await world.remote.evaluate('chrome.permissions.getAll()')) as { origins: string[] };
  const studioHosts = origins.filter(origin => origin.includes('.studio'));
  await world.remote.evaluate(`chrome.permissions.remove({ origins: ${JSON.stringify(studioHosts)} })`);
  const tab = await openTab(place);
  await chooseFromMenu(world, 5, undefined, tab);
  const page = await findImport('The tab’s address is hidden');
  expect(await findViolations(page)).toEqual([]);
  // The notebook instance's hosts, too, which nobody has allowed yet.
  await clickButton(page, 'Allow Studio’s sites');
  await answerHostPrompt(world, 'allow');
  await finish(page);
});

test('the button’s menu saves a Studio tab in front', async () => {
  const tab = await openTab(place);
  await chooseFromMenu(world, 5, undefined, tab);
  await finish(await findImport('Add profile'));
});

inChromium('where the tab is no Studio page, the button’s menu leads to what to do', async () => {
  await chooseFromMenu(world, 5);
  const page = await findImport('This tab isn’t a Studio page');
  expect(await findViolations(page)).toEqual([]);
});
