import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { demoConfiguration } from '../../local-aws/index';
import { formatCliCommand } from '../../src/core/cli/cli-command';
import { exampleConnection } from '../support/example-document';
import { findViolations } from './harness/find-violations';
import { holdAnswers } from './harness/hold-answers';
import {
  clickButton,
  closeStudio,
  findByRole,
  findStudio,
  pressKeys,
  startWorldOfAlice,
  waitForText,
} from './harness/person';
import { openOptions, openPopup, type World } from './harness/world';

// The popup's ways to launch, by keys and pointer, for alice, who is signed in and has used “Studio home” once.

const presign = 'SageMaker.CreatePresignedDomainUrl';

const [, home] = demoConfiguration.profiles;

let world: World;

beforeAll(async () => {
  // Firefox opens a private window only for an extension that was let in there (private-window.test.ts).
  world = await startWorldOfAlice({ inPrivateWindows: true });
  await world.allowClipboard();
});
beforeEach(() => world.aws.reset());
afterEach(async () => await closeStudio(world));
afterAll(async () => await world?.close());

async function openList(): Promise<Page> {
  const popup = await openPopup(world);
  await popup.waitForSelector('.row');
  return popup;
}

const readNames = (popup: Page) => popup.$$eval('.row .name', names => names.map(name => name.textContent));
const isClosed = (popup: Page) => popup.isClosed();

test('what was used lately is first', async () => {
  expect(await readNames(await openList())).toEqual(['Studio home', 'Prod JupyterLab', 'Old notebook']);
});

test('113: it says who is signed in, and that this is renewed', async () => {
  const popup = await openList();
  expect(await waitForText(popup, 'renewed')).toMatch(/Acme ML: signed in as Alice[^,]*, renewed by itself/);
});

test('Ctrl and a digit launch the row with that number', async () => {
  await openList();
  pressKeys(world, 'ctrl+2');
  expect((await findStudio(world)).shown.space).toBe('alice-lab');
});

test('Enter launches the row that has the focus', async () => {
  const popup = await openList();
  await expect.poll(() => readNames(popup)).toEqual(['Prod JupyterLab', 'Studio home', 'Old notebook']);
  await popup.keyboard.press('ArrowDown');
  await popup.keyboard.press('ArrowDown');
  await popup.keyboard.press('Enter').catch(() => undefined);
  expect((await findStudio(world)).shown.space).toBe('none');
});

test.each([
  ['Ctrl+Enter in the search', async (popup: Page) => await pressWith(popup, 'Control', 'Enter')],
  ['Ctrl+click', async (popup: Page) => await clickWith(popup, 'Control')],
  ['a middle click', async (popup: Page) => await (await popup.waitForSelector('.row'))?.click({ button: 'middle' })],
])('%s opens a background tab, and the popup stays', async (_name, act) => {
  const popup = await openList();
  await act(popup);
  const { page } = await findStudio(world);
  await waitForText(popup, 'opened');
  expect(isClosed(popup)).toBe(false);
  expect(await page.evaluate(() => document.visibilityState)).toBe('hidden');
});

test.each([
  ['Shift+Enter in the search', async (popup: Page) => await pressWith(popup, 'Shift', 'Enter')],
  ['Shift+click', async (popup: Page) => await clickWith(popup, 'Shift')],
])('%s opens a new window', async (_name, act) => {
  const windows = await countWindows();
  await act(await openList());
  const { page } = await findStudio(world);
  await expect.poll(() => countWindows()).toBe(windows + 1);
  await page.close();
});

test.each([
  ['Alt+Enter in the search', async (popup: Page) => await pressWith(popup, 'Alt', 'Enter')],
  ['Alt+click', async (popup: Page) => await clickWith(popup, 'Alt')],
  ['the menu', async (popup: Page) => await chooseFromMenu(popup, 'Open in private window')],
])('%s opens a private window, and nothing in this one', async (_name, act) => {
  const before = await readTabs();
  await act(await openList());
  const { page, shown } = await findStudio(world);
  expect(shown.user).toBe('alice');
  expect(await readTabs()).toEqual(before);
  await page.close();
});

test.each([
  ['pointer', async (popup: Page) => await chooseFromMenu(popup, 'Copy as AWS CLI command')],
  [
    'keys',
    async (popup: Page) => {
      for (const key of ['ArrowDown', 'Tab', 'Enter', 'End', 'ArrowUp', 'Enter'] as const) {
        await popup.keyboard.press(key);
      }
    },
  ],
])('“Copy as AWS CLI command” copies it, by %s, and says so', async (_name, act) => {
  const popup = await openList();
  const [name] = await readNames(popup);
  await act(popup);
  await waitForText(popup, 'Copied the AWS CLI command.');
  const profile = demoConfiguration.profiles.find(found => found.name === name) ?? home;
  const copied = await popup.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(formatCliCommand({ ...profile, keywords: [] }, exampleConnection));
});

test('“Try again” opens where the launch that failed was asked to', async () => {
  world.aws.setFaults([{ operation: presign, html: true, times: 1 }]);
  const popup = await openList();
  await pressWith(popup, 'Control', 'Enter');
  await clickButton(popup, 'Try again');
  const { page } = await findStudio(world);
  expect(await page.evaluate(() => document.visibilityState)).toBe('hidden');
  expect(isClosed(popup)).toBe(false);
});

describe('107: the card of a launch that failed', () => {
  const heading = 'Something else answered instead of AWS';
  const readHeading = async () => {
    const popup = await openList();
    // The card is drawn after the list.
    await waitForText(popup, 'renewed');
    return await popup.$$eval('[role=alert] h2', found => found.map(({ textContent }) => textContent).join(''));
  };
  const evaluate = async (text: string) => await world.remote.evaluate(text);

  beforeEach(async () => {
    world.aws.setFaults([{ operation: presign, html: true, times: 1 }]);
    const popup = await openList();
    await popup.keyboard.press('Enter');
    await waitForText(popup, heading);
    await popup.close();
  });
  afterEach(async () => void (await evaluate('chrome.storage.session.remove("latestAsk")')));

  test('is there in a popup opened afterwards, and gone when the failure is 11 minutes old', async () => {
    expect(await readHeading()).toBe(heading);
    await evaluate(`(async () => {
      const flights = Object.entries(await chrome.storage.session.get()).filter(([key]) => key.startsWith('flight:'));
      for (const [, { outcome }] of flights) if (outcome?.failure) outcome.failure.at -= 11 * 60_000;
      await chrome.storage.session.set(Object.fromEntries(flights));
    })()`);
    expect(await readHeading()).toBe('');
    const options = await openOptions(world, 'privacy');
    expect(await waitForText(options, 'Recent launches')).toContain(heading);
    await options.close();
  });

  test('is gone once the profile has changed', async () => {
    const { latestAsk } = (await evaluate('chrome.storage.session.get("latestAsk")')) as { latestAsk: { key: string } };
    const key = JSON.stringify(`profile:${latestAsk.key}`);
    const change = async (session: number | undefined) =>
      await evaluate(`(async () => {
        for (const area of [chrome.storage.sync, chrome.storage.local]) {
          const { [${key}]: item } = await area.get(${key});
          if (!item) continue;
          item.value.sessionExpirationDurationInSeconds = ${session};
          await area.set({ [${key}]: item });
        }
      })()`);
    await change(3600);
    expect(await readHeading()).toBe('');
    await change(undefined);
    expect(await readHeading()).toBe(heading);
  });

  test('is gone once the same launch has succeeded from elsewhere', async () => {
    const { latestAsk } = (await evaluate('chrome.storage.session.get("latestAsk")')) as { latestAsk: { key: string } };
    const ask = { askId: crypto.randomUUID(), request: { profileId: latestAsk.key } };
    await evaluate(`chrome.runtime.sendMessage(${JSON.stringify({ type: 'launch', request: ask })})`);
    await findStudio(world);
    expect(await readHeading()).toBe('');
  });
});

test('a row’s menu is used by keys alone, and gives the focus back', async () => {
  const popup = await openList();
  const readFocus = () =>
    popup.evaluate(() => document.activeElement?.ariaLabel ?? document.activeElement?.textContent);
  const [name] = await readNames(popup);
  await popup.keyboard.press('ArrowDown');
  await popup.keyboard.press('Tab');
  await expect.poll(() => readFocus()).toBe(`More for ${name}`);
  await popup.keyboard.press('Enter');
  await findByRole(popup, 'menu', `More for ${name}`);
  await expect.poll(() => readFocus()).toBe('Open in background tab');
  await popup.keyboard.press('ArrowUp');
  await expect.poll(() => readFocus()).toBe('Edit');
  await popup.keyboard.press('ArrowDown');
  await popup.keyboard.press('ArrowDown');
  await expect.poll(() => readFocus()).toBe('Open in new window');
  await popup.keyboard.press('Escape');
  await expect.poll(() => readFocus()).toBe(`More for ${name}`);
  expect(await popup.$('[role=menu]')).toBeNull();
  await popup.keyboard.press('ArrowDown');
  await popup.keyboard.press('Enter');
  await findStudio(world);
  expect(isClosed(popup)).toBe(false);
});

test('“Edit” opens the profile on the options page', async () => {
  const popup = await openList();
  await (await popup.waitForSelector('[aria-haspopup=menu]'))?.click();
  await (await findByRole(popup, 'menuitem', 'Edit')).click().catch(() => undefined);
  await (await world.findPage(address => /options\/index\.html#profile=[\w-]+$/.test(address))).close();
});

test('a launch shows how far it is, marks its row, and moves nothing', async () => {
  const popup = await openList();
  await waitForText(popup, 'renewed');
  const readBoxes = () =>
    popup.$$eval('.row, input, footer', elements =>
      elements.map(element => JSON.stringify(element.getBoundingClientRect())),
    );
  const before = await readBoxes();
  const release = holdAnswers(world, { operation: presign });
  await popup.keyboard.press('Enter');
  await waitForText(popup, 'Asking SageMaker for a link…');
  const { value, max } = await popup.$eval('progress', bar => ({ value: bar.value, max: bar.max }));
  expect([value, max]).toEqual([4, 5]);
  expect(await popup.$$eval('[aria-busy=true] .name', names => names.length)).toBe(1);
  expect(await readBoxes()).toEqual(before);
  release();
  await findStudio(world);
});

test('axe finds nothing in the open menu, in a search that finds nothing, and while it launches', async () => {
  const popup = await openList();
  await (await popup.waitForSelector('[aria-haspopup=menu]'))?.click();
  await popup.waitForSelector('[role=menu]');
  expect(await findViolations(popup)).toEqual([]);
  await popup.keyboard.press('Escape');
  await popup.focus('input');
  await popup.keyboard.type('nothing such');
  await waitForText(popup, 'No profile matches');
  expect(await findViolations(popup)).toEqual([]);
  await popup.keyboard.press('Escape');
  const release = holdAnswers(world, { operation: presign });
  await popup.keyboard.press('Enter');
  await waitForText(popup, 'Asking SageMaker for a link…');
  expect(await findViolations(popup)).toEqual([]);
  release();
  await findStudio(world);
});

async function pressWith(popup: Page, modifier: Modifier, key: 'Enter'): Promise<void> {
  await popup.keyboard.down(modifier);
  // The popup may have closed before the key has been let go.
  await popup.keyboard.press(key).catch(() => undefined);
  await popup.keyboard.up(modifier).catch(() => undefined);
}

type Modifier = 'Control' | 'Shift' | 'Alt';

async function chooseFromMenu(popup: Page, item: string): Promise<void> {
  await (await popup.waitForSelector('[aria-haspopup=menu]'))?.click();
  await (await findByRole(popup, 'menuitem', item)).click().catch(() => undefined);
}

async function clickWith(popup: Page, modifier: Modifier): Promise<void> {
  await popup.keyboard.down(modifier);
  await (await popup.waitForSelector('.row'))?.click().catch(() => undefined);
  await popup.keyboard.up(modifier).catch(() => undefined);
}

/** The tabs of all windows that are not private, but the popup, which closes by itself. */
async function readTabs(): Promise<unknown[]> {
  return await world.remote.evaluate(async () => {
    const tabs = await chrome.tabs.query({});
    return tabs.filter(({ incognito, url }) => !incognito && !url?.endsWith('/popup/index.html')).map(({ id }) => id);
  });
}

/** The browser's own windows. */
async function countWindows(): Promise<number> {
  return await world.remote.evaluate(async () => (await chrome.windows.getAll()).length);
}
