import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { demoConfiguration } from '../../local-aws/index';
import { awsCalls } from './harness/aws-calls';
import { findViolations } from './harness/find-violations';
import { type ForeignPage, startForeignPage } from './harness/foreign-page';
import { handsOf, readFocus, tabTo, ways } from './harness/hands';
import {
  closeOtherPages,
  findStudio,
  importConfiguration,
  pressKeys,
  readAddress,
  startWorldOfAlice,
  waitForText,
} from './harness/person';
import { clickWithMouse } from './harness/real-mouse';
import { isFirefox, type World } from './harness/world';

// Launch links, in a real window whose browser brings them to the link page: a foreign page's, and others.

const [lab, home] = demoConfiguration.profiles;
const hostile = { ...home, id: 'hostile', name: '<img src=x onerror=alert(1)>&"\'' };
const stored = `web+sagemaker:launch?profile=${lab.id}`;
const whole = 'web+sagemaker:launch?connection=acme&domain=d-abcdefgh1234&user=alice&space=alice-lab';

let world: World;
let foreign: ForeignPage;
let tab: Page;

beforeAll(async () => {
  world = await startWorldOfAlice({ own: true });
  const profiles = [...demoConfiguration.profiles, hostile];
  await importConfiguration(world, { ...demoConfiguration, profiles }, world.remote);
  await world.takeLinks();
  foreign = await startForeignPage(
    { Stored: stored, Whole: whole, 'Launch page': urlOf(`launch/index.html#profile=${lab.id}`) },
    [linkPage(stored), ...['options', 'popup', 'launch'].map(page => urlOf(`${page}/index.html`))],
  );
});
beforeEach(async () => {
  world.aws.reset();
  tab = await world.browser.newPage();
});
afterEach(async () => {
  await world.remote.evaluate('chrome.storage.local.remove("linksAllowed")');
  await closeOtherPages(world);
});
afterAll(async () => {
  foreign?.close();
  await world?.close();
});

const urlOf = (path: string) => `${world.origin}/src/${path}`;
const linkPage = (link: string) => urlOf(`link/index.html?link=${encodeURIComponent(link)}`);

/** Real ones: only they take the focus out of the address bar, which a new tab gave it to. */
const followers = {
  keyboard: async (link: string) => {
    await world.focusPage();
    for (let count = 0; count < 9 && (await readFocus(tab)) !== link; count += 1) pressKeys(world, 'Tab');
    pressKeys(world, 'Return');
  },
  pointer: async (link: string) => await clickWithMouse(world, tab, `::-p-xpath(//a[.="${link}"])`),
};

/**
 * Has the second for which the page must have been in front begin anew, and last until `endSecond`: keys and clicks may take
 * longer here than a person's.
 */
const holdSecond = () =>
  tab.evaluate(() => {
    const { setTimeout } = window;
    const hold = (run: () => void, milliseconds?: number) =>
      milliseconds === 1_000 ? Number(Object.assign(window, { endSecond: run }) && 0) : setTimeout(run, milliseconds);
    Object.assign(window, { setTimeout: hold });
    dispatchEvent(new Event('blur'));
  });
const endSecond = () => tab.waitForFunction('window.endSecond && (endSecond(), true)');

const isAwake = () => tab.$eval('main button', button => button.ariaDisabled === 'false');

/** Longer than it would take to begin a launch. */
const pause = () => new Promise(resolve => setTimeout(resolve, 600));

/** Where the window has lost the focus for a moment, the button sleeps once more, and a person presses it again. */
async function pressLaunch(way: (typeof ways)[number]): Promise<void> {
  await expect
    .poll(async () => {
      if ((await readAddress(tab)).includes('/src/link/')) await handsOf(tab, way).press('Open');
      await pause();
      return await readAddress(tab);
    })
    .not.toContain('/src/link/');
}

describe.each(ways)('with the %s', way => {
  test.each([
    ['a stored profile', 'Stored', lab.name],
    ['a whole profile', 'Whole', 'alice-lab'],
  ])(
    'a foreign page’s link to %s is shown, and launched in the same tab after a deliberate press',
    async (_name, link, text) => {
      await tab.goto(foreign.url);
      await tab.bringToFront();
      await followers[way](link);
      await world.letLinkThrough();
      await expect.poll(() => readAddress(tab)).toContain('/src/link/index.html?link=web%2Bsagemaker');
      const shown = await waitForText(tab, text);
      expect(shown).toContain('Open Studio from this link?');
      expect(shown).toContain('Alice Example');
      // The site it was on, where the browser tells: Firefox has asked itself, and named it there.
      // Firefox does not tell.
      if (!isFirefox) expect(shown).toContain(new URL(foreign.url).host);
      await expect.poll(isAwake).toBe(true);
      await pause();
      expect(awsCalls(world)).toEqual([]);
      expect(await findViolations(tab)).toEqual([]);
      await pressLaunch(way);
      const { page, shown: studio } = await findStudio(world);
      expect(page === tab).toBe(true);
      expect(studio).toMatchObject({ user: 'alice', space: 'alice-lab' });
      expect(awsCalls(world)).toHaveLength(1);
    },
  );

  test('its button is dead for the first second: a double press does nothing', async () => {
    await world.goTo(tab, linkPage(stored));
    const hands = handsOf(tab, way);
    await holdSecond();
    await waitForText(tab, 'in front for a second');
    await hands.press('Open');
    await hands.press('Open');
    expect(await isAwake()).toBe(false);
    expect(await findViolations(tab)).toEqual([]);
    await pause();
    expect(await readAddress(tab)).toBe(linkPage(stored));
    await endSecond();
    await expect.poll(isAwake).toBe(true);
    await pressLaunch(way);
    await findStudio(world);
  });
});

test.skipIf(isFirefox)(
  '84: a launch page that is slow to ask launches; the click counts as interrupted nowhere (Chromium alone lets a test slow it down)',
  async () => {
    await tab.evaluateOnNewDocument(() => {
      if (!location.pathname.includes('/launch/')) return;
      const { getCurrent } = chrome.tabs;
      chrome.tabs.getCurrent = async () => {
        await new Promise(resolve => setTimeout(resolve, 1_500));
        return await getCurrent();
      };
    });
    await world.goTo(tab, linkPage(whole));
    await expect.poll(isAwake).toBe(true);
    await pressLaunch('pointer');
    await findStudio(world);
    expect(awsCalls(world)).toHaveLength(1);
  },
);

test('76: after the click the launch page goes on without asking again, once: neither Back nor a reload launches', async () => {
  await world.goTo(tab, linkPage(whole));
  await expect.poll(isAwake).toBe(true);
  await pressLaunch('pointer');
  await findStudio(world);
  expect(awsCalls(world)).toHaveLength(1);
  await world.goBack(tab);
  await expect.poll(() => readAddress(tab)).toMatch(/\/src\/launch\/index\.html#ask=[\w-]{36}&connection=acme/);
  await waitForText(tab, 'Open Studio from this link?');
  await world.reload(tab);
  await waitForText(tab, 'Open Studio from this link?');
  await pause();
  expect(awsCalls(world)).toHaveLength(1);
});

test('it wakes where the browser took the window for not focused at first, as while its own question closes', async () => {
  await world.goTo(tab, linkPage(stored));
  await expect.poll(isAwake).toBe(true);
  await tab.evaluate(() => {
    const { windows } = chrome;
    const { getCurrent } = windows;
    windows.getCurrent = async (...args) => ({ ...(await getCurrent(...args)), focused: false });
    Object.assign(window, { tellTheTruth: () => Object.assign(windows, { getCurrent }) });
    dispatchEvent(new Event('blur'));
  });
  await expect.poll(isAwake).toBe(false);
  await pause();
  await tab.evaluate('tellTheTruth(); dispatchEvent(new Event("focus"))');
  await expect.poll(isAwake).toBe(true);
});

test('a key that is held down when it comes to the front launches nothing', async () => {
  await world.goTo(tab, linkPage(stored));
  await holdSecond();
  await expect.poll(isAwake).toBe(false);
  await tabTo(tab, 'Open');
  const holdDown = async () => {
    for (let count = 0; count < 15; count += 1) {
      await tab.keyboard.down('Enter');
      await new Promise(resolve => setTimeout(resolve, 60));
    }
  };
  await holdDown();
  await endSecond();
  await expect.poll(isAwake).toBe(true);
  await holdDown();
  await tab.keyboard.up('Enter');
  await pause();
  expect(await readAddress(tab)).toBe(linkPage(stored));
  expect(awsCalls(world)).toEqual([]);
});

test.each([
  ['tab', async () => await world.remote.bringToFront()],
  ['window', async () => await world.remote.evaluate('chrome.windows.create({ url: "about:blank", focused: true })')],
])('its button is dead while another %s is in front, and for a moment after', async (_name, act) => {
  await world.goTo(tab, linkPage(stored));
  await expect.poll(isAwake).toBe(true);
  await act();
  await expect.poll(isAwake).toBe(false);
  await new Promise(resolve => setTimeout(resolve, 1_500));
  expect(await isAwake()).toBe(false);
  await holdSecond();
  await world.remote.evaluate(showTab, linkPage(stored));
  await tab.waitForFunction('window.endSecond');
  expect(await isAwake()).toBe(false);
  await endSecond();
  await expect.poll(isAwake).toBe(true);
});

test.each([
  ['an unknown profile', 'web+sagemaker:launch?profile=nowhere', 'The profile in this link isn’t on this computer.'],
  ['an unknown connection', whole.replace('acme', 'other'), 'The link needs a connection that you don’t have yet.'],
  ['a value that AWS would not take', whole.replace('d-abc', 'D_abc'), 'domainId'],
  ['a profile twice', `${stored}&profile=other`, 'Expected 1, but found 2.'],
  ['another scheme', 'javascript:alert(1)', 'This link doesn’t work'],
  ['markup', '<img src=x onerror=alert(1)>&"\'', 'found <img src=x onerror=alert(1)>'],
  ['nothing', '', 'found nothing'],
])('a link with %s is refused', async (_name, link, text) => {
  await world.goTo(tab, linkPage(link));
  await waitForText(tab, text);
  expect(await tab.$$eval('main button', buttons => buttons.map(button => button.textContent))).toEqual([
    'Open Settings',
  ]);
  expect(await tab.$('main img')).toBeNull();
  expect(await findViolations(tab)).toEqual([]);
  expect(awsCalls(world)).toEqual([]);
});

test('49: markup in a profile’s name: text only on the link page', async () => {
  await world.goTo(tab, linkPage('web+sagemaker:launch?profile=hostile'));
  await waitForText(tab, hostile.name);
  expect(await tab.$('main img')).toBeNull();
});

test('what is switched off on the options page is refused at once, and taken again', async () => {
  await world.goTo(tab, linkPage(stored));
  await waitForText(tab, 'Open Studio from this link?');
  await world.remote.evaluate('chrome.storage.local.set({ linksAllowed: false })');
  await waitForText(tab, 'Launch links are off');
  expect(await findViolations(tab)).toEqual([]);
  await world.remote.evaluate('chrome.storage.local.set({ linksAllowed: true })');
  await waitForText(tab, 'Open Studio from this link?');
});

describe('48: a web page frames or opens our pages:', () => {
  test('in a frame nothing of them is shown', async () => {
    await tab.goto(foreign.url);
    const frames = tab.frames().filter(frame => frame !== tab.mainFrame());
    expect(frames).toHaveLength(4);
    for (const frame of frames) expect(await frame.$('main').catch(() => null)).toBeNull();
  });

  test('a link and a window lead to none but the link page', async () => {
    await tab.goto(foreign.url);
    await (await tab.waitForSelector('::-p-xpath(//a[.="Launch page"])'))?.click();
    await pause();
    expect(await readAddress(tab)).not.toContain('/src/launch/');
    expect(await tab.$('main')).toBeNull();
    for (const page of ['options', 'popup', 'launch']) {
      await tab.goto(foreign.url);
      const open = tab.evaluate(url => void window.open(url), urlOf(`${page}/index.html#profile=${lab.id}`));
      // Firefox tells the script that it may not.
      await open.catch(() => undefined);
      await pause();
      const reached = (await world.listPages(() => true)).filter(opened => opened !== world.remote && opened !== tab);
      for (const opened of reached) expect(await opened.$('main').catch(() => null)).toBeNull();
    }
    expect(awsCalls(world)).toEqual([]);
  });

  test('the link page that a script opens does nothing without a deliberate click', async () => {
    await tab.goto(foreign.url);
    await tab.evaluate(url => void window.open(url), linkPage(stored));
    const findOpened = async () => (await world.listPages(address => address === linkPage(stored)))[0];
    const readOpened = async () => await (await findOpened())?.evaluate(() => document.body.innerText);
    // While it opens it cannot be read.
    await expect.poll(() => readOpened().catch(() => '')).toContain('Open Studio from this link?');
    // What the page that opened it can still do to it.
    await tab.evaluate(() => document.body.click());
    await pause();
    expect(awsCalls(world)).toEqual([]);
  });
});

/** Brings a tab and its window to the front. */
async function showTab(url: string): Promise<void> {
  const found = (await chrome.tabs.query({})).find(candidate => candidate.url === url);
  if (found?.id === undefined || found.windowId === undefined) throw new Error('No such tab');
  await chrome.tabs.update(found.id, { active: true });
  await chrome.windows.update(found.windowId, { focused: true });
}
