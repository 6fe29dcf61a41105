import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { demoConfiguration } from '../../local-aws/index';
import { formatCliCommand } from '../../src/core/cli/cli-command';
import { formatLaunchLink } from '../../src/core/launch/format-launch-address';
import { exampleConnection } from '../support/example-document';
import { awsCalls } from './harness/aws-calls';
import { findViolations } from './harness/find-violations';
import { type Hands, handsOf, readFocus, ways, waysToEdit } from './harness/hands';
import {
  answerHostPrompt,
  closeOtherPages,
  findStudio,
  importConfiguration,
  startWorldOfAlice,
  waitForText,
} from './harness/person';
import type { World } from './harness/world';

// The launch page where it offers profiles to choose from, and a profile's address, link and command to hand on.

const [lab, home] = demoConfiguration.profiles;
const hostile = { ...home, id: 'hostile', name: '<img src=x onerror=alert(1)>&"\'', userProfileName: 'alice' };

let world: World;
let tab: Page;

beforeAll(async () => {
  world = await startWorldOfAlice();
  const profiles = [...demoConfiguration.profiles, hostile];
  await importConfiguration(world, { ...demoConfiguration, profiles }, world.remote);
  await world.allowClipboard();
});
beforeEach(() => world.aws.reset());
afterEach(async () => {
  await closeOtherPages(world);
});
afterAll(async () => await world?.close());

const addressOf = (fragment: string) => `${world.origin}/src/launch/index.html#${fragment}`;

async function open(fragment: string, text: string): Promise<void> {
  tab = await world.browser.newPage();
  await world.goTo(tab, addressOf(fragment));
  await waitForText(tab, text);
}

const readClipboard = () => tab.evaluate(() => navigator.clipboard.readText());

/** What is said beside the block with this heading. */
const readNotice = (heading: string) =>
  tab.$eval(`::-p-xpath(//section[h2[.="${heading}"]]//p[@role="status"])`, notice => notice.textContent);

const readBookmarks = () =>
  world.remote.evaluate('chrome.bookmarks?.search({}).then(found => found.map(({ title, url }) => [title, url]))');

describe.each(waysToEdit)('with the %s', way => {
  let hands: Hands;

  test.each([
    ['Copy address', 'Bookmark or start page', () => addressOf('profile=hostile')],
    ['Copy link', 'Shareable link', () => formatLaunchLink({ type: 'given', profile: hostile })],
    ['Copy AWS CLI command', 'AWS CLI command', () => formatCliCommand(hostile, exampleConnection)],
  ])('“%s” copies it, and says so beside it', async (button, heading, expected) => {
    await open('share=hostile', hostile.name);
    await handsOf(tab, way).press(button);
    await expect.poll(() => readNotice(heading)).toBe('Copied');
    expect(await readClipboard()).toBe(expected());
    expect(await tab.$('main img')).toBeNull();
    expect(await findViolations(tab)).toEqual([]);
  });

  test('“Add bookmark” asks the browser, and adds it once that is allowed', async () => {
    await open(`share=${lab.id}`, lab.name);
    await expect.poll(() => readFocus(tab)).toBe('Add bookmark');
    hands = handsOf(tab, way);
    await hands.press('Add bookmark');
    // Once it has been allowed, the browser does not ask again.
    if (way === ways[0]) {
      await answerHostPrompt(world, 'deny');
      await waitForText(tab, 'Couldn’t add a bookmark');
      expect(await findViolations(tab)).toEqual([]);
      await hands.press('Add bookmark');
      await answerHostPrompt(world, 'allow');
    }
    await waitForText(tab, 'Bookmark added.');
    expect(await readBookmarks()).toContainEqual([lab.name, addressOf(`profile=${lab.id}`)]);
  });

  test('one of the nearest profiles is chosen and launched, and Back leads to them again', async () => {
    await open('search=home+xyzzy', 'No results for “home xyzzy”');
    expect(await tab.$$eval('li a', links => links.map(link => link.textContent))).toContain(hostile.name);
    await expect.poll(() => readFocus(tab)).toBe(home.name);
    expect(await findViolations(tab)).toEqual([]);
    if (way === 'keyboard') await tab.keyboard.press('Enter');
    else await (await tab.waitForSelector(`::-p-xpath(//a[.="${home.name}"])`))?.click();
    const { page, shown } = await findStudio(world);
    expect(page === tab).toBe(true);
    expect(shown.space).toBe('none');
    await world.goBack(tab);
    await waitForText(tab, 'Opened.');
    await world.goBack(tab);
    await waitForText(tab, 'No results for');
    expect(awsCalls(world)).toHaveLength(1);
    await (await tab.waitForSelector(`::-p-xpath(//a[.="${lab.name}"])`))?.click();
    expect((await findStudio(world)).shown.space).toBe(lab.spaceName);
  });
});

test('“Copy AWS CLI command” elsewhere leads to it, copied already', async () => {
  const once = crypto.randomUUID();
  await world.remote.evaluate(`chrome.storage.session.set({ 'oneTime:${once}': true })`);
  await open(`share=${lab.id}&copy=cli&once=${once}`, 'Copied');
  expect(await readNotice('AWS CLI command')).toBe('Copied');
  expect(await readClipboard()).toBe(formatCliCommand({ ...lab, keywords: [...lab.keywords] }, exampleConnection));
  await expect.poll(() => readFocus(tab)).toBe('Copy AWS CLI command');
  expect(awsCalls(world)).toEqual([]);
});

test.each(['', '&once=7f0c8a52-3b1e-4d57-9a63-1c2d3e4f5a6b'])(
  '76: the same address of another extension’s making (“%s”) copies nothing by itself',
  async once => {
    await world.remote.bringToFront();
    await world.remote.evaluate('navigator.clipboard.writeText("kept")');
    await open(`share=${lab.id}&copy=cli${once}`, 'AWS CLI command');
    await new Promise(resolve => setTimeout(resolve, 600));
    expect(await readClipboard()).toBe('kept');
  },
);

test('? explains what can be typed, and offers all profiles', async () => {
  await open('search=%3F', 'or @space');
  expect(await tab.$$eval('li a', links => links.length)).toBe(demoConfiguration.profiles.length + 1);
  expect(await findViolations(tab)).toEqual([]);
});
