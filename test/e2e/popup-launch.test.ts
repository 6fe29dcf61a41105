import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { demoConfiguration } from '../../local-aws/index';
import { formatCliCommand } from '../../src/core/cli/cli-command';
import { explainFailure } from '../../src/core/explain/explain-failure';
import { type Failure, failureCodes } from '../../src/core/failure/launch-outcome';
import { exampleConnection } from '../support/example-document';
import { inEnglish } from '../support/in-english';
import { findViolations } from './harness/find-violations';
import { holdAnswers } from './harness/hold-answers';
import { inChromium } from './harness/in-chromium';
import {
  clickButton,
  closeStudio,
  findByRole,
  findStudio,
  openDetails,
  pressKeys,
  startWorldOfAlice,
  waitForText,
} from './harness/person';
import { openOptions, openPopup, type World } from './harness/world';

// The popup's ways to launch, by keys and pointer, for alice, who is signed in and has used “Studio home” once.

const presign = 'SageMaker.CreatePresignedDomainUrl';

const [, home] = demoConfiguration.profiles;

/** What a person or somebody else chose, as long as it gets. */
const long: Omit<Failure, 'code'> = {
  hosts: ['https://sign-in-pages-of-a-company.example/*', 'https://api.sagemaker.us-east-1.amazonaws.com/*'],
  action: 'sagemaker:CreatePresignedNotebookInstanceUrl',
  resource: `arn:aws:sagemaker:us-east-1:111122223333:user-profile/d-abcdefgh1234/${'a'.repeat(63)}`,
  openUser: 'maximilian-mustermann-ml',
  said: 'word '.repeat(40).trim(),
  clientId: 'a'.repeat(64),
};

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

/** The button that says who is signed in. */
const findAccount = async (popup: Page) => {
  const account = await popup.waitForSelector('button.account');
  if (!account) throw new Error('Nobody is shown as signed in');
  return account;
};
const readNames = (popup: Page) => popup.$$eval('.row .name', names => names.map(name => name.textContent));
const isClosed = (popup: Page) => popup.isClosed();

test('what was used lately is first', async () => {
  expect(await readNames(await openList())).toEqual(['Studio home', 'Prod JupyterLab', 'Old notebook']);
});

test('113: it says who is signed in, and that this is renewed', async () => {
  const popup = await openList();
  const account = await findAccount(popup);
  expect(await account.evaluate(({ textContent }) => textContent)).toBe('Alice Example');
  expect(await account.evaluate(({ title }) => title)).toMatch(/Acme ML: Alice[^,]*, renews automatically/);
});

test('Ctrl and a digit launch the profile with that number, though another was used since', async () => {
  await openList();
  pressKeys(world, 'ctrl+1');
  expect((await findStudio(world)).shown.space).toBe('alice-lab');
});

test('Enter launches the row that has the focus', async () => {
  const popup = await openList();
  await expect.poll(() => readNames(popup)).toEqual(['Prod JupyterLab', 'Studio home', 'Old notebook']);
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
  await waitForText(popup, 'Opened ');
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
  ['pointer', async (popup: Page) => await chooseFromMenu(popup, 'Copy AWS CLI command')],
  [
    'keys',
    async (popup: Page) => {
      for (const key of ['ArrowDown', 'ArrowUp', 'Tab', 'Tab', 'Enter', 'End', 'ArrowUp', 'Enter'] as const) {
        await popup.keyboard.press(key);
      }
    },
  ],
])('“Copy AWS CLI command” copies it, by %s, and says so', async (_name, act) => {
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
  const heading = 'Unexpected response instead of AWS’s';
  const readHeading = async () => {
    const popup = await openList();
    // The card is drawn after the list.
    await findAccount(popup);
    return await popup.$$eval('[role=alert] h2', found => found.map(({ textContent }) => textContent).join(''));
  };
  const evaluate = async (text: string) => await world.remote.evaluate(text);

  /** Launches as a shortcut does, without a page that shows the failure. */
  const failUnseen = async () => {
    world.aws.setFaults([{ operation: presign, html: true, times: 1 }]);
    const ask = { askId: crypto.randomUUID(), request: { profileId: home.id } };
    await evaluate(`(async () => {
      await chrome.storage.session.set({ latestAsk: ${JSON.stringify({ key: home.id, askId: ask.askId })} });
      return await chrome.runtime.sendMessage(${JSON.stringify({ type: 'launch', request: ask })});
    })()`);
  };
  /** Waits until the card has been on the screen for so long that it counts as seen. */
  const untilSeen = async () =>
    await expect
      .poll(async () => {
        const items = (await evaluate('chrome.storage.session.get()')) as Record<string, unknown>;
        const { key } = items.latestAsk as { key: string };
        return (items[`flight:${key}`] as { id: string }).id === items.seenOutcome;
      })
      .toBe(true);
  const failSeen = async () => {
    world.aws.setFaults([{ operation: presign, html: true, times: 1 }]);
    const popup = await openList();
    await popup.keyboard.press('Enter');
    await waitForText(popup, heading);
    return popup;
  };
  afterEach(async () => void (await evaluate('chrome.storage.session.remove("latestAsk")')));

  test('is there in the next popup if nobody has seen the failure, and gone in the one after that', async () => {
    await failUnseen();
    expect(await readHeading()).toBe(heading);
    await untilSeen();
    expect(await readHeading()).toBe('');
    const options = await openOptions(world, 'privacy');
    expect(await waitForText(options, 'Recent launches')).toContain(heading);
    await options.close();
  });

  test('has two lines at most, whatever failed, and whatever was said', async () => {
    await failUnseen();
    const popup = await openList();
    await waitForText(popup, heading);
    for (const code of failureCodes.filter(code => code !== 'cancelled')) {
      const failure: Failure = { ...long, code };
      await evaluate(`chrome.storage.session.get('flight:${home.id}').then(items => {
        const flight = items['flight:${home.id}'];
        flight.outcome = { result: 'failed', failure: ${JSON.stringify(failure)} };
        return chrome.storage.session.set(items);
      })`);
      await waitForText(popup, inEnglish(explainFailure(failure).title));
      const lines = await popup.$eval('.card > p:not(.subject)', text => {
        return text.getBoundingClientRect().height / Number.parseFloat(getComputedStyle(text).lineHeight);
      });
      expect(Math.round(lines), code).toBeLessThanOrEqual(2);
    }
    await popup.close();
  });

  test('is gone at the next opening, and when one types', async () => {
    const popup = await failSeen();
    expect(await popup.$eval('.card .subject', ({ textContent }) => textContent)).toBe((await readNames(popup))[0]);
    await popup.focus('input');
    await popup.keyboard.type('p');
    await popup.waitForSelector('.card', { hidden: true });
    await popup.close();
    const again = await failSeen();
    await untilSeen();
    await again.close();
    expect(await readHeading()).toBe('');
  });

  inChromium('is gone after a minute (the page is the same in Firefox)', async () => {
    const page = await world.openPage('src/popup/index.html');
    // A minute passes at once, and all other times as they are.
    await page.evaluateOnNewDocument(() => {
      const real = globalThis.setTimeout;
      const quick = (task: TimerHandler, after?: number) => real(task, after === 60_000 ? 1_500 : after);
      Object.assign(globalThis, { setTimeout: quick });
    });
    await page.reload();
    await page.waitForSelector('.row');
    world.aws.setFaults([{ operation: presign, html: true, times: 1 }]);
    await page.keyboard.press('Enter');
    await waitForText(page, heading);
    await page.waitForSelector('.card', { hidden: true });
    await page.close();
  });

  test('leads to a page with the details', async () => {
    const popup = await failSeen();
    const page = await openDetails(world, popup);
    expect(await waitForText(page, heading)).toContain('Code: answer-unreadable');
    await page.close();
  });

  test('is gone once the profile has changed', async () => {
    await failUnseen();
    const key = JSON.stringify(`profile:${home.id}`);
    await evaluate(`(async () => {
      for (const area of [chrome.storage.sync, chrome.storage.local]) {
        const { [${key}]: item } = await area.get(${key});
        if (!item) continue;
        item.value.sessionExpirationDurationInSeconds = 3600;
        await area.set({ [${key}]: item });
      }
    })()`);
    expect(await readHeading()).toBe('');
  });

  test('is gone once the same launch has succeeded from elsewhere', async () => {
    await failUnseen();
    const ask = { askId: crypto.randomUUID(), request: { profileId: home.id } };
    await evaluate(`chrome.runtime.sendMessage(${JSON.stringify({ type: 'launch', request: ask })})`);
    await findStudio(world);
    expect(await readHeading()).toBe('');
  });
});

test('a row’s menu is used by keys alone, and gives the focus back', async () => {
  const popup = await openList();
  const readFocus = () =>
    popup.evaluate(() => document.activeElement?.ariaLabel ?? document.activeElement?.firstChild?.textContent);
  const [name] = await readNames(popup);
  for (const key of ['ArrowDown', 'ArrowUp', 'Tab', 'Tab'] as const) await popup.keyboard.press(key);
  await expect.poll(() => readFocus()).toBe(`More actions for ${name}`);
  await popup.keyboard.press('Enter');
  await findByRole(popup, 'menu', `More actions for ${name}`);
  await expect.poll(() => readFocus()).toBe('Open in background tab');
  await popup.keyboard.press('ArrowUp');
  await expect.poll(() => readFocus()).toBe('Add bookmark');
  await popup.keyboard.press('ArrowDown');
  await popup.keyboard.press('ArrowDown');
  await expect.poll(() => readFocus()).toBe('Open in new window');
  await popup.keyboard.press('Escape');
  await expect.poll(() => readFocus()).toBe(`More actions for ${name}`);
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
  await findAccount(popup);
  const readBoxes = () =>
    popup.$$eval('.row, input, footer', elements =>
      elements.map(element => JSON.stringify(element.getBoundingClientRect())),
    );
  const before = await readBoxes();
  const release = holdAnswers(world, { operation: presign });
  await popup.keyboard.press('Enter');
  await waitForText(popup, 'Getting your Studio link…');
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
  await waitForText(popup, 'No results for');
  expect(await findViolations(popup)).toEqual([]);
  await popup.keyboard.press('Escape');
  const release = holdAnswers(world, { operation: presign });
  await popup.keyboard.press('Enter');
  await waitForText(popup, 'Getting your Studio link…');
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
