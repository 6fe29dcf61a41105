import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findViolations } from './harness/find-violations';
import { type Hands, handsOf, tabTo, unfold, ways } from './harness/hands';
import {
  clickProfile,
  closeStudio,
  findByRole,
  findStudio,
  openSettings,
  pressKeys,
  startWorldOfAlice,
  waitForText,
} from './harness/person';
import { readStoredProfile } from './harness/stored-configuration';
import { isFirefox, openOptions, type World } from './harness/world';

// The parts of Settings besides connections, profiles and import: launches, links and keys.

const links = 'Allow launch links (web+sagemaker:) from websites, wikis, and chats';
const takeLinks = 'Use Studio Launcher for these links';
/** Firefox brings them by the manifest: there is nothing to ask it for. */
const taking = isFirefox ? [] : [takeLinks];

let world: World;
let options: Page;

beforeAll(async () => {
  world = await startWorldOfAlice({ own: true });
  options = world.remote;
});
beforeEach(async () => await options.bringToFront());
afterAll(async () => await world?.close());

test('a launch is listed, the latest first, with when it was, how it ended and how long it took', async () => {
  await openSettings(options, 'privacy');
  await launch('Prod JupyterLab');
  await expect.poll(async () => (await readLaunches())[0]?.[0]).toBe('Prod JupyterLab');
  const [latest, before] = await readLaunches();
  const time = expect.stringMatching(/^\w{3} \d+, \d{4}, \d+:\d\d\s[AP]M$/);
  const duration = expect.stringMatching(/^[\d.]+ sec$/);
  expect(latest).toEqual(['Prod JupyterLab', time, 'Opened', duration]);
  expect(before).toEqual(['Studio home', time, 'Opened', duration]);
  expect(await options.$$eval('.launches thead th', cells => cells.map(cell => cell.textContent))).toEqual([
    ...['Profile', 'When', 'Result', 'Time taken'],
  ]);
});

test('launches that failed, switched, are of an earlier version or of a deleted profile are said in words', async () => {
  const stored = await options.evaluate('chrome.storage.local.get("recentLaunches")');
  await store({
    recentLaunches: [
      { profileId: 'prod-lab', at: 4_000, outcome: 'sign-in-cancelled', milliseconds: 61_200 },
      { profileId: 'studio-home', at: 3_000, outcome: 'switched', milliseconds: 40 },
      { profileId: 'studio-home', at: 2_000 },
      { profileId: 'gone', at: 1_000, outcome: 'opened', milliseconds: 1_234 },
    ],
  });
  await waitForText(options, 'Deleted profile');
  expect((await readLaunches()).map(([name, , outcome, duration]) => [name, outcome, duration])).toEqual([
    ['Prod JupyterLab', 'Sign-in not finished', '61.2 sec'],
    ['Studio home', 'Switched to open tab', '0.04 sec'],
    ['Studio home', '', ''],
    ['Deleted profile', 'Opened', '1.2 sec'],
  ]);
  await store(stored);
});

test('the keys show what they launch now', async () => {
  const hands = handsOf(options, 'pointer');
  const choose = async (name: string, item: string) => {
    await openSettings(options, 'profiles');
    await hands.chooseInMenu(`More actions for ${name}`, item);
    await openSettings(options, 'shortcuts');
  };
  await openSettings(options, 'shortcuts');
  await expect
    .poll(readKeys)
    .toEqual([
      ['Open Studio Launcher'],
      ['Open the default profile', 'Prod JupyterLab'],
      ['Reopen the last profile', 'Prod JupyterLab'],
      ['Open profile 1', 'Prod JupyterLab'],
      ['Open profile 2', 'Studio home'],
      ['Open profile 3', 'Old notebook'],
    ]);
  await choose('Prod JupyterLab', 'Remove as default');
  await expect.poll(async () => (await readKeys())[1]).toEqual(['Open the default profile', 'no default profile']);
  await choose('Old notebook', 'Pin');
  await expect.poll(async () => (await readKeys())[3]).toEqual(['Open profile 1', 'Old notebook']);
});

test('keys that launch nothing are folded', async () => {
  expect(await options.evaluate(() => document.body.innerText)).not.toContain('Open profile 4');
  await (await options.waitForSelector('.more-shortcuts summary'))?.click();
  const text = await waitForText(options, 'Open profile 9');
  expect(text).toContain('no profile');
});

test('axe finds nothing in the new sections, and a narrow window cuts nothing off', async () => {
  const narrow = await openOptions(world, 'privacy');
  await waitForText(narrow, 'Launch links');
  await narrow.waitForSelector('.launches');
  expect(await findViolations(narrow)).toEqual([]);
  await narrow.setViewport({ width: 360, height: 800 });
  expect(await narrow.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  expect(await findViolations(narrow)).toEqual([]);
  await narrow.close();
});

describe.each(ways)('with the %s', way => {
  let hands: Hands;
  beforeAll(() => {
    hands = handsOf(options, way);
  });

  test('recent launches are cleared, and that is said', async () => {
    await openSettings(options, 'privacy');
    await launch('Studio home');
    await waitForText(options, 'Your last 20');
    await hands.press('Clear');
    const text = await waitForText(options, 'Recent launches cleared.');
    expect(text).toContain('You haven’t opened anything yet.');
    expect(await options.evaluate(() => document.activeElement?.textContent)).toBe('Recent launches');
    expect(await readLaunches()).toEqual([]);
    expect(await readStored('recentLaunches')).toEqual([]);
    await openSettings(options, 'shortcuts');
    await expect
      .poll(async () => (await readKeys())[2])
      .toEqual([...['Reopen the last profile', 'nothing opened yet']]);
  });

  test('links from elsewhere are on until they are switched off, which is stored', async () => {
    await openSettings(options, 'privacy');
    await waitForText(options, 'You’ll always be asked before anything opens or is imported.');
    expect(await isChecked(links)).toBe(true);
    await expect.poll(readTaking).toEqual(taking);
    await toggle(way, links);
    await expect.poll(() => readStored('linksAllowed')).toBe(false);
    await expect.poll(readTaking).toEqual([]);
    await world.reload(options);
    await waitForText(options, links);
    expect(await isChecked(links)).toBe(false);
    await toggle(way, links);
    await expect.poll(() => readStored('linksAllowed')).toBe(true);
    await expect.poll(readTaking).toEqual(taking);
  });

  test('a profile switches to its open tab, and no longer', async () => {
    await openSettings(options, 'profiles');
    await hands.press('Edit Studio home');
    await unfold(options, way, 'Reuse the open tab');
    await toggle(way, 'Reuse the open tab');
    await hands.press('Save');
    await expect.poll(() => readStoredProfile(options, 'studio-home')).toMatchObject({ switchToOpenTab: true });
    await hands.press('Edit Studio home');
    expect(await isChecked('Reuse the open tab')).toBe(true);
    await toggle(way, 'Reuse the open tab');
    await hands.press('Save');
    await expect.poll(() => readStoredProfile(options, 'studio-home')).not.toHaveProperty('switchToOpenTab');
  });
});

// Last, since the browser asks something that no page can see.
test.each(ways)(
  'the browser asks, and brings launch links here until they are switched off, with the %s',
  async way => {
    await openSettings(options, 'privacy');
    await world.reload(options);
    await handsOf(options, way).press(takeLinks);
    await waitForText(options, 'Check the address bar to allow it.');
    await new Promise(resolve => setTimeout(resolve, 1_000));
    pressKeys(world, 'F6', 'Tab', 'Return');
    await expect.poll(followLink).toContain('/src/link/index.html?link=web%2Bsagemaker%3A');
    await options.bringToFront();
    await toggle(way, links);
    await expect.poll(() => readStored('linksAllowed')).toBe(false);
    expect(await followLink()).not.toContain('/src/link/');
    await options.bringToFront();
    await toggle(way, links);
    await findByRole(options, 'button', takeLinks);
  },
);

/** The address at which a launch link of a web page ends. */
async function followLink(): Promise<string> {
  const page = await world.browser.newPage();
  // Any address of the web will do; a page that has none may not lead into an extension.
  await page.goto('https://cognito-idp.us-east-1.amazonaws.com/');
  await page.setContent('<a href="web+sagemaker:launch?profile=studio-home">Launch</a>');
  await page.click('a');
  await new Promise(resolve => setTimeout(resolve, 1_000));
  const address = page.url();
  await page.close();
  return address;
}

/** The buttons that have the browser bring links here. */
async function readTaking(): Promise<string[]> {
  const names = await options.$$eval('button', buttons => buttons.map(button => button.textContent ?? ''));
  return names.filter(name => name === takeLinks);
}

/** Launches a profile from the popup, and closes what it opened. */
async function launch(name: string): Promise<void> {
  await clickProfile(world, name);
  await findStudio(world);
  await closeStudio(world);
  await options.bringToFront();
}

/** Switches a checkbox on or off. */
async function toggle(way: (typeof ways)[number], label: string): Promise<void> {
  if (way === 'pointer') await (await findByRole(options, 'checkbox', label)).click();
  else {
    await tabTo(options, label);
    await options.keyboard.press(' ');
  }
}

/** The rows of the table, cell by cell. */
async function readLaunches(): Promise<string[][]> {
  return await options.$$eval('.launches tbody tr', rows =>
    rows.map(row => [...row.children].map(cell => cell.textContent ?? '')),
  );
}

/** What each shown row of the keys says, but for the keys. */
async function readKeys(): Promise<string[][]> {
  return await options.$$eval('.page > .shortcuts > div', rows =>
    rows.map(row => [...row.querySelectorAll('dt, .target')].map(cell => cell.textContent ?? '')),
  );
}

async function isChecked(label: string): Promise<boolean> {
  const box = await findByRole(options, 'checkbox', label);
  return await box.evaluate(element => (element as HTMLInputElement).checked);
}

async function store(items: unknown): Promise<void> {
  await options.evaluate(`chrome.storage.local.set(${JSON.stringify(items)})`);
}

async function readStored(key: string): Promise<unknown> {
  const items = (await options.evaluate(`chrome.storage.local.get('${key}')`)) as Readonly<Record<string, unknown>>;
  return items[key];
}
