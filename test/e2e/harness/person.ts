import { execFileSync } from 'node:child_process';
import type { ElementHandle, Page } from 'puppeteer-core';
import { demoConfiguration } from '../../../local-aws/index';
import { findAccessible } from './axe';
import { poll } from './browser-under-test';
import { pressKeys as pressKeysOn } from './chromium';
import { isFirefox, openOptions, openPopup, startWorld, type World, type WorldOptions, writeDocument } from './world';

// What a person does, by the names that a person (or a screen reader) sees.

export async function findByRole(page: Page, role: string, name: string): Promise<ElementHandle<Element>> {
  // Firefox's own look-up by accessible name finds nothing any more on a page that was reloaded.
  if (isFirefox) return await poll(() => findAccessible(page, role, name), `${role} “${name}”`);
  const found = await page.waitForSelector(`::-p-aria([name="${name}"][role="${role}"])`);
  if (!found) throw new Error(`No ${role} “${name}”`);
  return found;
}

export async function clickButton(page: Page, name: string): Promise<void> {
  await (await findByRole(page, 'button', name)).click();
}

/** Where a page is. Puppeteer does not know it of an extension's page in Firefox. */
export async function readAddress(page: Page): Promise<string> {
  return String(await page.evaluate('location.href').catch(() => page.url()));
}

/** Waits until the page's text holds this one; resolves to the whole text, and throws with it. */
export async function waitForText(page: Page, text: string): Promise<string> {
  const findText = (wanted: string) => {
    const { innerText } = document.body;
    return innerText.includes(wanted) ? innerText : undefined;
  };
  try {
    const then = await waitForResult(page, findText, text);
    // As it is by now; a page that has gone on meanwhile showed the text all the same.
    return await page.evaluate(() => document.body.innerText).catch(() => then);
  } catch (cause) {
    const shown = await page.evaluate(() => document.body.innerText).catch(() => 'nothing: it is gone');
    throw new Error(`Instead of “${text}” the page shows: ${shown}`, { cause });
  }
}

async function waitForResult(page: Page, find: (text: string) => string | undefined, text: string): Promise<string> {
  // Firefox slows down whatever waits in a tab in the background.
  if (isFirefox) return await poll(() => page.evaluate(find, text).catch(() => undefined), text);
  const found = await page.waitForFunction(find, { polling: 100 }, text);
  return String(await found.jsonValue());
}

/** Presses keys as a keyboard does, whatever has the focus: also the browser's own prompts. */
export function pressKeys(world: World, ...keys: string[]): void {
  pressKeysOn(world.display?.name, ...keys);
}

/** Types a text as a keyboard does, whatever has the focus: also the address bar. `delay` ms lie between two keys. */
export function typeText(world: World, text: string, delay = 40): void {
  execFileSync('xdotool', ['type', '--delay', String(delay), text], {
    env: { ...process.env, DISPLAY: world.display?.name },
  });
}

/** Answers the browser's prompt for hosts or a permission. */
export async function answerHostPrompt(world: World, answer: 'allow' | 'deny'): Promise<void> {
  await world.answerHostPrompt(answer);
}

/** The sections of Settings, as their addresses name them. */
export type SettingsSection =
  | 'profiles'
  | 'connections'
  | 'import'
  | 'shortcuts'
  | 'privacy'
  | 'about'
  | 'policy'
  | 'start';

/** Opens a section on a page that shows Settings. */
export async function openSettings(page: Page, section: SettingsSection): Promise<void> {
  const link = await page.waitForSelector(`nav a[href="#${section}"]`);
  await link?.evaluate(element => (element as HTMLElement).click());
  await page.waitForSelector(`nav a[href="#${section}"][aria-current="page"]`);
  await page.waitForSelector('main h1');
}

/** Chooses a file with this document in Settings. */
export async function chooseFile(options: Page, world: World, document: unknown): Promise<void> {
  await openSettings(options, 'import');
  const input = await options.waitForSelector('input[type=file]');
  await (input as ElementHandle<HTMLInputElement> | null)?.uploadFile(writeDocument(world, document));
}

/** Imports a document, and shows the profiles. */
export async function importConfiguration(world: World, document: unknown, page?: Page): Promise<Page> {
  const options = page ?? (await openOptions(world));
  await chooseFile(options, world, document);
  await clickButton(options, 'Import');
  // News of an earlier import may still be on the page: what ends with this one is its preview.
  await poll(
    async () => !(await options.$('::-p-xpath(//button[normalize-space(.)="Import"])')),
    'the import is stored',
  );
  await waitForText(options, 'Imported.');
  await openSettings(options, 'profiles');
  return options;
}

/** All that is stored of launches. */
const readLaunches = `chrome.storage.session.get().then(items =>
  Object.entries(items).filter(([key]) => /^(flight:|ask:|taken:|latestAsk|waitingLaunch)/.test(key)),
)`;

/** The identity provider's window, once it has opened. */
export async function findSignInWindow(world: World): Promise<Page> {
  const isForm = (address: string) => new URL(address || 'about:blank').pathname.startsWith('/login/');
  return await world.findPage(isForm).catch(async cause => {
    const addresses = await Promise.all((await world.listPages(() => true)).map(readAddress));
    const calls = world.aws.log.slice(-9).map(({ operation, status }) => `${operation} ${status}`);
    const states = JSON.stringify(await world.remote.evaluate(readLaunches));
    throw new Error(`No sign-in form: pages ${addresses.join(', ')}; last calls ${calls.join(', ')}; ${states}`, {
      cause,
    });
  });
}

export async function signInAs(world: World, user: 'alice' | 'bob'): Promise<void> {
  await signIn(await findSignInWindow(world), user);
}

/** Fills in the identity provider's form; alice and bob have their names as passwords. */
export async function signIn(page: Page, user: 'alice' | 'bob'): Promise<void> {
  await (await page.waitForSelector('::-p-aria([name="Username"])'))?.type(user);
  await (await page.waitForSelector('::-p-aria([name="Password"])'))?.type(user);
  await clickButton(page, 'Sign in');
}

/**
 * Clicks a profile in the toolbar's popup, which the browser closes as soon as something else takes the focus. Where that
 * happens before the click, a person opens the popup again.
 */
export async function clickProfile(world: World, name: string): Promise<Page> {
  return await poll(async () => {
    await world.remote.evaluate(() => localStorage.removeItem('clicked'));
    const popup = await openPopup(world);
    const isClicked = await clickIn(popup, name).catch(() => false);
    const isNoted = async () => await world.remote.evaluate(() => localStorage.getItem('clicked') !== null);
    return isClicked || (await isNoted()) ? popup : undefined;
  }, `a popup that stays until ${name} is clicked`);
}

async function clickIn(popup: Page, name: string): Promise<boolean> {
  const button = await popup.waitForSelector(`::-p-xpath(//li/button[starts-with(normalize-space(.), "${name}")])`);
  // Told by way of what all pages of the extension share: the popup may be gone before the click has been reported.
  await popup.evaluate(() =>
    addEventListener('click', () => localStorage.setItem('clicked', 'yes'), { capture: true, once: true }),
  );
  await button?.click();
  return true;
}

export const isStudio = (address: string) =>
  /^https:\/\/[^/]+\.(studio|notebook)(-fips)?\.[\w-]+\.sagemaker\.aws\//.test(address);

/** The Studio tab that a launch opened, and what it shows. */
export async function findStudio(world: World): Promise<{ page: Page; shown: Record<string, string> }> {
  const page = await world.findPage(isStudio);
  await page.waitForSelector('[data-testid]');
  const shown = await page.$$eval('[data-testid]', elements =>
    Object.fromEntries(elements.map(element => [element.getAttribute('data-testid') ?? '', element.textContent ?? ''])),
  );
  return { page, shown };
}

/** Closes every Studio tab; resolves to how many there were. */
export async function closeStudio(world: World): Promise<number> {
  const pages = await world.listPages(isStudio);
  for (const page of pages) await page.close();
  return pages.length;
}

/** Closes every page but the one in the background. */
export async function closeOtherPages(world: World): Promise<void> {
  for (const page of await world.listPages(() => true)) if (page !== world.remote) await page.close();
}

/** A world in which alice is signed in, the hosts of us-east-1 are allowed, and no Studio is open. */
export async function startWorldOfAlice(options?: WorldOptions): Promise<World> {
  const world = await startWorld(options);
  await importConfiguration(world, demoConfiguration, world.remote);
  await clickProfile(world, 'Studio home');
  await answerHostPrompt(world, 'allow');
  await signInAs(world, 'alice');
  await findStudio(world);
  await closeStudio(world);
  return world;
}

/** The outcome card in the popup, once it is there. */
export async function readCard(popup: Page): Promise<string> {
  const card = await popup.waitForSelector('[role=alert]');
  return (await card?.evaluate(element => (element as HTMLElement).innerText)) ?? '';
}

/**
 * The card that a click on a profile in the popup ends in. A tab that comes to the front just then closes the popup, and a
 * person looks again.
 */
export async function clickForCard(world: World, name: string): Promise<string> {
  return (await clickUntilCard(world, name)).card;
}

/** The same, with all that the page with the details says. */
export async function clickForDetails(world: World, name: string): Promise<string> {
  return await readDetails(world, (await clickUntilCard(world, name)).popup);
}

async function clickUntilCard(world: World, name: string): Promise<{ readonly popup: Page; readonly card: string }> {
  return await poll(async () => {
    const popup = await clickProfile(world, name);
    const closed = new Promise<undefined>(resolve => void popup.once('close', () => resolve(undefined)));
    if (popup.isClosed()) return undefined;
    const card = await Promise.race([readCard(popup).catch(() => undefined), closed]);
    return card === undefined ? undefined : { popup, card };
  }, `the card of ${name}`);
}

/** The whole card of a failure, on the page that the popup's card opens. Closes both. */
export async function readDetails(world: World, popup: Page): Promise<string> {
  const page = await openDetails(world, popup);
  const card = await readCard(page);
  await page.close();
  // In Chromium the page has closed the popup.
  await popup.close().catch(() => undefined);
  return card;
}

/** Opens the page with the details of the popup's card. */
export async function openDetails(world: World, popup: Page): Promise<Page> {
  // The popup may have closed before the click has been answered.
  await clickButton(popup, 'Details').catch(() => undefined);
  const page = await world.findPage(address => address.includes('/src/launch/index.html'));
  await page.waitForSelector('[role=alert] details[open]');
  return page;
}
