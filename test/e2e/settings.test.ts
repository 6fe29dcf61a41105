import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { demoConfiguration } from '../../local-aws/index';
import { makeDocument } from '../support/many-profiles';
import { findViolations } from './harness/find-violations';
import { handsOf, readFocus, tabTo, ways } from './harness/hands';
import {
  chooseFile,
  clickButton,
  findByRole,
  importConfiguration,
  openSettings,
  readAddress,
  type SettingsSection,
  waitForText,
} from './harness/person';
import { startWorld, type World } from './harness/world';

// How people find their way in Settings: addresses, the navigation, the search, the lists and the forms.

const sections: readonly (readonly [section: SettingsSection, name: string])[] = [
  ['profiles', 'Profiles'],
  ['connections', 'Connections'],
  ['import', 'Import and team file'],
  ['shortcuts', 'Shortcuts'],
  ['privacy', 'Privacy'],
  ['about', 'About and help'],
];

let world: World;
let page: Page;

beforeAll(async () => {
  world = await startWorld();
  page = world.remote;
  await importConfiguration(world, demoConfiguration, page);
});
beforeEach(async () => await page.bringToFront());
afterAll(async () => await world?.close());

const readHeading = () => page.$eval('main h1', heading => heading.textContent);
const readCurrent = () => page.$$eval('nav [aria-current=page]', links => links.map(link => link.textContent));

test.each(sections)('%s has an address and a heading, which gets the focus', async (section, name) => {
  await openSettings(page, section === 'profiles' ? 'about' : 'profiles');
  await handsOf(page, 'keyboard').press(name);
  await expect.poll(readHeading).toBe(name);
  expect(await readCurrent()).toEqual([name]);
  expect(await readAddress(page)).toMatch(new RegExp(`#${section}$`));
  await expect.poll(() => readFocus(page)).toBe(name);
  expect(await page.title()).toContain(name);
});

test('the browser’s Back and Forward lead through the sections', async () => {
  await openSettings(page, 'connections');
  await openSettings(page, 'privacy');
  await page.evaluate(() => history.back());
  await expect.poll(readHeading).toBe('Connections');
  await expect.poll(() => readFocus(page)).toBe('Connections');
  await page.evaluate(() => history.forward());
  await expect.poll(readHeading).toBe('Privacy');
  expect(await readCurrent()).toEqual(['Privacy']);
});

test('the section that was open last is open the next time, on this computer alone', async () => {
  await openSettings(page, 'shortcuts');
  const next = await world.openPage('src/options/index.html');
  await expect.poll(() => next.$eval('main h1', heading => heading.textContent)).toBe('Shortcuts');
  expect(JSON.stringify(await next.evaluate('chrome.storage.sync.get()'))).not.toContain('shortcuts');
  await next.close();
});

test('a part of a section has an address, and its heading gets the focus', async () => {
  const next = await world.openPage('src/options/index.html#privacy/links');
  await expect.poll(() => readFocus(next)).toBe('Launch links');
  await next.close();
});

describe('the search over all settings', () => {
  const search = async (text: string) => {
    await tabTo(page, 'Search settings');
    await page.keyboard.type(text);
  };

  test('finds a setting, and leads to it by keyboard', async () => {
    await search('recent lau');
    await waitForText(page, '1 result for “recent lau”');
    expect(await findViolations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect.poll(() => readFocus(page)).toBe('Recent launches');
    expect(await readAddress(page)).toMatch(/#privacy\/history$/);
    // Also if that is where one has been already.
    await search('recent lau');
    await page.keyboard.press('Enter');
    await expect.poll(() => readFocus(page)).toBe('Recent launches');
  });

  test('finds a profile, and leads to its editor', async () => {
    await search('old note');
    await page.keyboard.press('Enter');
    await findByRole(page, 'dialog', 'Edit Old notebook');
    await clickButton(page, 'Close');
  });

  test('says that there is nothing, and Escape ends it', async () => {
    await openSettings(page, 'about');
    await search('nothing such');
    await waitForText(page, 'No settings match “nothing such”.');
    await page.keyboard.press('Escape');
    await expect.poll(readHeading).toBe('About and help');
  });

  test('ends where the section that is open is chosen once more', async () => {
    await search('link');
    await waitForText(page, 'results for');
    await openSettings(page, 'about');
    await expect.poll(readHeading).toBe('About and help');
  });
});

describe.each(ways)('the editors, with the %s', way => {
  const readFields = () =>
    page.$$eval('.modal label, .modal legend', labels =>
      labels.filter(label => (label as HTMLElement).checkVisibility()).map(label => label.textContent),
    );

  test('of a profile begin with what every profile needs; the rest is folded', async () => {
    const hands = handsOf(page, way);
    await openSettings(page, 'profiles');
    await hands.press('Add profile');
    await findByRole(page, 'dialog', 'Add profile');
    expect(await readFields()).toEqual(['Name', 'Open', 'Space', 'Domain ID', 'SageMaker user', 'My own user profile']);
    // What is not valid is unfolded.
    await hands.fill('Region', 'nowhere');
    await page.$eval('.more-options', details => {
      (details as HTMLDetailsElement).open = false;
    });
    await hands.press('Save');
    await expect.poll(readFields).toContain('Region');
    await hands.press('Cancel');
    await hands.press('Discard');
  });

  test('of a profile that has more unfold that', async () => {
    const hands = handsOf(page, way);
    await openSettings(page, 'profiles');
    await hands.press('Edit Old notebook');
    await findByRole(page, 'dialog', 'Edit Old notebook');
    expect(await readFields()).toContain('Type');
    await hands.press('Close');
  });

  test('of a connection begin with four fields, and show the redirect address', async () => {
    const hands = handsOf(page, way);
    await openSettings(page, 'connections');
    await hands.press('Add connection');
    await findByRole(page, 'dialog', 'Add connection');
    expect(await readFields()).toEqual(['Name', 'Issuer', 'Client ID', 'Identity pool ID']);
    await waitForText(page, world.redirectUri);
    await hands.press('Cancel');
  });

  test('one’s own user profile is a check box, which needs no template typed', async () => {
    const hands = handsOf(page, way);
    await openSettings(page, 'profiles');
    await hands.press('Edit Studio home');
    const box = await findByRole(page, 'checkbox', 'My own user profile');
    await box.focus();
    await page.keyboard.press(' ');
    expect(await readFields()).not.toContain('SageMaker user');
    await hands.press('Save');
    await waitForText(page, 'Saved Studio home.');
    const readUser = () =>
      page.evaluate(`chrome.storage.sync.get().then(items => items['profile:studio-home'].value.userProfileName)`);
    await expect.poll(readUser).toBe(`\${claim:email|localpart|slug}`);
    await hands.press('Edit Studio home');
    await (await findByRole(page, 'checkbox', 'My own user profile')).focus();
    await page.keyboard.press(' ');
    await hands.fill('SageMaker user', 'alice');
    await hands.press('Save');
    await expect.poll(readUser).toBe('alice');
  });
});

describe('an import', () => {
  /** Drops a file on an element, as browsers tell a page of it. */
  const drop = async (selector: string, text: string) =>
    await page.$eval(
      selector,
      (target, content) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([content], 'studio.json', { type: 'application/json' }));
        const init = { bubbles: true, cancelable: true, dataTransfer };
        target.dispatchEvent(new DragEvent('dragover', init));
        return !target.dispatchEvent(new DragEvent('drop', init));
      },
      text,
    );

  test('begins with a file that is dropped anywhere, and ends with a profile that can be opened', async () => {
    await openSettings(page, 'shortcuts');
    expect(await drop('main h1', JSON.stringify(demoConfiguration))).toBe(true);
    await waitForText(page, 'Review');
    expect(await readHeading()).toBe('Import and team file');
    await clickButton(page, 'Import');
    await waitForText(page, 'Imported.');
    const open = await findByRole(page, 'button', 'Open “Prod JupyterLab”');
    expect(await readFocus(page)).toBe('Open “Prod JupyterLab”');
    expect(await findViolations(page)).toEqual([]);
    await open.click();
    const launch = await world.findPage(address => address.endsWith('/src/launch/index.html#profile=prod-lab'));
    await launch.close();
  });

  test('is not begun by a file that is dropped while a form is open, and the form stays', async () => {
    await openSettings(page, 'profiles');
    await clickButton(page, 'Add profile');
    expect(await drop('dialog', JSON.stringify(demoConfiguration))).toBe(true);
    await findByRole(page, 'dialog', 'Add profile');
    expect(await readHeading()).toBe('Profiles');
    await clickButton(page, 'Cancel');
  });

  test('is taken back at the announcement', async () => {
    const [profile] = demoConfiguration.profiles;
    await chooseFile(page, world, { ...demoConfiguration, profiles: [{ ...profile, name: 'Renamed' }] });
    await clickButton(page, 'Import');
    await waitForText(page, 'Imported.');
    await clickButton(page, 'Undo');
    await waitForText(page, 'Restored.');
    await openSettings(page, 'profiles');
    expect(await waitForText(page, 'Prod JupyterLab')).not.toContain('Renamed');
  });

  test('says in which line what is wrong, and shows an example', async () => {
    await chooseFile(page, world, { version: 1, connections: [{ id: 'acme' }], profiles: {} });
    const text = await waitForText(page, 'This file can’t be imported');
    expect(text).toMatch(/connections\.0\.name \(line 1, column 29\) Missing: "name"\./);
    expect(text).toMatch(/profiles \(line 1, column \d+\) Expected a list, but found an object\./);
    await (await page.waitForSelector('summary ::-p-text(Show an example)'))?.click();
    await waitForText(page, '"identityPoolId"');
    expect(await findViolations(page)).toEqual([]);
  });
});

test('About says which version this is, and leads to the licenses and to a diagnosis', async () => {
  await openSettings(page, 'about');
  const version = await page.evaluate('chrome.runtime.getManifest().version');
  await waitForText(page, `Version ${version}`);
  const licenses = await page.$eval('a[href="/licenses.txt"]', link => (link as HTMLAnchorElement).href);
  expect(await page.evaluate(address => fetch(address).then(({ ok }) => ok), licenses)).toBe(true);
  await findByRole(page, 'button', 'Diagnose Acme ML');
});

test('without anything the first section takes a file and leads to a first connection', async () => {
  await page.evaluate('Promise.all([chrome.storage.local.clear(), chrome.storage.sync.clear()])');
  await openSettings(page, 'profiles');
  await waitForText(page, 'No profiles yet.');
  expect(await findViolations(page)).toEqual([]);
  expect(await page.$$('main input[type=file]')).toHaveLength(1);
  await (await findByRole(page, 'link', 'Add connection')).click();
  await findByRole(page, 'dialog', 'Add connection');
  await clickButton(page, 'Cancel');
});

test('300 profiles give less than 60 controls, and Tab goes through all rows', async () => {
  await importConfiguration(world, makeDocument(300, demoConfiguration.connections[0]), page);
  const countControls = () =>
    page.evaluate(() => document.querySelectorAll('a[href], button, input, select, textarea, summary').length);
  expect(await countControls()).toBeLessThan(60);
  await page.evaluate(() => scrollTo(0, 4_000));
  await page.evaluate(() => new Promise(resolve => setTimeout(resolve, 200)));
  expect(await countControls()).toBeLessThan(60);
  await page.evaluate(() => scrollTo(0, 0));
  await tabTo(page, 'Find a profile');
  const rows = new Set<string>();
  for (let count = 0; count < 80; count += 1) {
    await page.keyboard.press('Tab');
    const name = await readFocus(page);
    if (name.startsWith('Edit ')) rows.add(name);
  }
  expect(rows.size).toBe(40);
});

test.each([360, 640, 1280])('nothing is cut off in a window of %d pixels', async width => {
  await page.setViewport({ width, height: 800 });
  for (const [section] of sections) {
    await openSettings(page, section);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
  await page.setViewport(null);
});
