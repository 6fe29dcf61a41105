import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { demoConfiguration } from '../../local-aws/index';
import { awsCalls } from './harness/aws-calls';
import { findViolations } from './harness/find-violations';
import { handsOf, readFocus, ways } from './harness/hands';
import { holdAnswers } from './harness/hold-answers';
import { inChromium } from './harness/in-chromium';
import {
  closeOtherPages,
  findStudio,
  importConfiguration,
  pressKeys,
  readAddress,
  startWorldOfAlice,
  waitForText,
} from './harness/person';
import { stopWorker, type World } from './harness/world';

// The launch page as a bookmark, a start page or another page opens it, for alice, who is signed in.

const presign = 'SageMaker.CreatePresignedDomainUrl';
const [lab, home] = demoConfiguration.profiles;
const secret = { ...home, id: 'private', name: 'Private', openIn: 'privateWindow' };
const hostile = { ...home, id: 'hostile', name: '<img src=x onerror=alert(1)>&"\'' };
const profiles = [...demoConfiguration.profiles, secret, hostile];

let world: World;
let tab: Page;

beforeAll(async () => {
  world = await startWorldOfAlice({ own: true });
  await importConfiguration(world, { ...demoConfiguration, profiles }, world.remote);
});
beforeEach(async () => {
  world.aws.reset();
  tab = await world.browser.newPage();
});
afterEach(async () => {
  await closeOtherPages(world);
});
afterAll(async () => await world?.close());

const addressOf = (fragment: string) => `${world.origin}/src/launch/index.html#${fragment}`;
const launch = async (id: string, page = tab) => await world.goTo(page, addressOf(`profile=${id}`));
const presigns = () => awsCalls(world).filter(call => call === presign);

/** The Studio that has taken the place of the launch page. */
async function findStudioHere(): Promise<Record<string, string>> {
  const { page, shown } = await findStudio(world);
  expect(page === tab).toBe(true);
  return shown;
}

/** Goes back to the page itself, as the list at the Back button does; see the test of Back for what Back does. */
async function goBack(): Promise<void> {
  await world.goBack(tab);
  await expect.poll(() => readAddress(tab)).toContain('/src/launch/index.html#profile=');
  await waitForText(tab, 'Opened.');
}

const isAny = () => true;

/** Longer than a launch takes to begin. */
const pause = () => new Promise(resolve => setTimeout(resolve, 700));

test('it opens Studio in its own place, by one call', async () => {
  const before = (await world.listPages(isAny)).length;
  await launch(lab.id);
  expect(await findStudioHere()).toMatchObject({ user: 'alice', space: lab.spaceName });
  expect(awsCalls(world)).toEqual([presign]);
  expect((await world.listPages(isAny)).length).toBe(before);
});

test('it does so with a stopped worker, as when the browser has just been started', async () => {
  await stopWorker(world);
  await launch(lab.id);
  expect((await findStudioHere()).space).toBe(lab.spaceName);
});

inChromium('the Back button of Studio passes over it, to the page before (in Firefox it leads to it)', async () => {
  const before = `${world.origin}/src/options/index.html`;
  await world.goTo(tab, before);
  await launch(lab.id);
  await findStudioHere();
  pressKeys(world, 'alt+Left');
  await expect.poll(() => readAddress(tab)).toBe(before);
  await pause();
  expect(presigns()).toHaveLength(1);
});

test('who comes back to it has it launch nothing, and leaves it by Back', async () => {
  const before = `${world.origin}/src/options/index.html`;
  await world.goTo(tab, before);
  await launch(lab.id);
  await findStudioHere();
  await goBack();
  await expect.poll(() => readFocus(tab)).toBe('Open');
  await expect.poll(() => tab.title()).toBe('Prod JupyterLab – Studio Launcher');
  await pause();
  expect(await findViolations(tab)).toEqual([]);
  pressKeys(world, 'alt+Left');
  await expect.poll(() => readAddress(tab)).toBe(before);
  pressKeys(world, 'alt+Right');
  await waitForText(tab, 'Opened.');
  await pause();
  expect(presigns()).toHaveLength(1);
});

test.each(ways)('come back to, its button launches again, with the %s', async way => {
  await launch(lab.id);
  await findStudioHere();
  await goBack();
  await handsOf(tab, way).press('Open');
  await findStudioHere();
  expect(presigns()).toHaveLength(2);
});

/** Opens the page, comes back to it, and does this: it launches once more. */
async function launchesAgainBy(act: () => unknown): Promise<void> {
  await launch(lab.id);
  await findStudioHere();
  await goBack();
  await act();
  await expect.poll(() => readAddress(tab)).toContain('sagemaker.aws');
  expect(presigns()).toHaveLength(2);
}

test('come back to, reloading it launches again', async () => {
  await launchesAgainBy(() => pressKeys(world, 'F5'));
});

inChromium(
  'come back to, opening its bookmark launches again (Firefox does not load an open address with a fragment anew)',
  async () => {
    await launchesAgainBy(() => world.remote.evaluate(openInActiveTab, addressOf('profile=prod-lab')));
  },
);

test('two pages for one profile make one launch', async () => {
  const release = holdAnswers(world, { operation: presign });
  const other = await world.browser.newPage();
  await launch(lab.id);
  await launch(lab.id, other);
  await waitForText(other, 'Getting your Studio link…');
  release();
  await findStudioHere();
  await waitForText(other, 'Opened.');
  expect(presigns()).toHaveLength(1);
});

test('two pages for two profiles make two', async () => {
  world.aws.setFaults([{ operation: presign, delayMilliseconds: 1_000 }]);
  const other = await world.browser.newPage();
  await launch(lab.id);
  await launch(home.id, other);
  await expect.poll(() => readAddress(tab)).toContain('sagemaker.aws');
  await expect.poll(() => other.url()).toContain('sagemaker.aws');
  expect(presigns()).toHaveLength(2);
});

inChromium(
  'a profile of private windows opens there, in Firefox only where the extension was let in, and the page says so',
  async () => {
    await launch(secret.id);
    const { page } = await findStudio(world);
    expect(page === tab).toBe(false);
    await tab.bringToFront();
    await waitForText(tab, 'Opened.');
    expect(await readAddress(tab)).toBe(addressOf(`profile=${secret.id}`));
  },
);

test('it says how far it is, and moves nothing', async () => {
  const release = holdAnswers(world, { operation: presign });
  await launch(hostile.id);
  const readPlaces = () =>
    tab.$$eval('h1, [role=status], progress', parts => parts.map(part => JSON.stringify(part.getBoundingClientRect())));
  await tab.waitForSelector('h1');
  const before = await readPlaces();
  await waitForText(tab, 'Getting your Studio link…');
  expect(await tab.$eval('progress', bar => [bar.value, bar.max])).toEqual([4, 5]);
  expect(await readPlaces()).toEqual(before);
  expect(await tab.$eval('h1', heading => heading.textContent)).toBe(hostile.name);
  expect(await tab.$('main img')).toBeNull();
  await expect.poll(() => readFocus(tab)).toBe(hostile.name);
  expect(await findViolations(tab)).toEqual([]);
  release();
  await findStudioHere();
});

const whole = 'connection=acme&domain=d-abcdefgh1234&user=alice&space=alice-lab';
const isAwake = () => tab.$eval('main button', button => button.ariaDisabled === 'false').catch(() => false);

describe('76: the address of a whole profile', () => {
  test('shows what it would launch, and launches it after a deliberate click alone', async () => {
    await world.goTo(tab, addressOf(whole));
    const shown = await waitForText(tab, 'Open Studio from this link?');
    expect(shown).toContain('alice-lab');
    expect(shown).toContain('Alice Example');
    // The next key was meant for something else.
    expect(await readFocus(tab)).not.toBe('Open');
    expect(await findViolations(tab)).toEqual([]);
    await expect.poll(isAwake).toBe(true);
    await pause();
    expect(awsCalls(world)).toEqual([]);
    await handsOf(tab, 'pointer').press('Open');
    expect(await findStudioHere()).toMatchObject({ user: 'alice', space: 'alice-lab' });
    expect(presigns()).toHaveLength(1);
  });

  test('asks again when it is come back to, and when it is reloaded', async () => {
    await world.goTo(tab, addressOf(whole));
    await expect.poll(isAwake).toBe(true);
    await handsOf(tab, 'pointer').press('Open');
    await findStudioHere();
    await world.goBack(tab);
    await waitForText(tab, 'Open Studio from this link?');
    await world.reload(tab);
    await waitForText(tab, 'Open Studio from this link?');
    await pause();
    expect(presigns()).toHaveLength(1);
  });

  test('with a connection that is not here says so', async () => {
    await world.goTo(tab, addressOf(whole.replace('acme', 'other')));
    await waitForText(tab, 'Open Settings');
    expect(await tab.$$eval('main button', buttons => buttons.map(button => button.textContent))).not.toContain('Open');
  });

  test.each([
    ['an ask that nobody made', `ask=7f0c8a52-3b1e-4d57-9a63-1c2d3e4f5a6b&${whole}`],
    ['the former way to show a launch', `show=${encodeURIComponent('from-a-link {}')}&${whole}`],
  ])('with %s asks all the same', async (_name, fragment) => {
    await world.goTo(tab, addressOf(fragment));
    await waitForText(tab, 'Open Studio from this link?');
    await pause();
    expect(awsCalls(world)).toEqual([]);
  });
});

/** What a click on a bookmark does; it is of the browser, where no test can click. */
async function openInActiveTab(url: string): Promise<void> {
  const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
  if (tab?.id !== undefined) await chrome.tabs.update(tab.id, { url });
}
