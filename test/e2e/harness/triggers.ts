import type { Page } from 'puppeteer-core';
import { patience } from '../../support/patience';
import { pause } from './browser-under-test';
import { clickProfile, pressKeys, typeText } from './person';
import { chooseFromMenu } from './toolbar';
import { openOptions, type World } from './world';

/** A profile, and its place (from 1) among those that are pinned: in the menu, and by number. */
export interface Placed {
  readonly id: string;
  readonly name: string;
  readonly place: number;
}

/** Every way to launch; each resolves to the page that says why it could not. */
export const triggers = {
  'the popup': (world, { name }) => clickProfile(world, name),
  'a shortcut': async (world, { place }) => {
    const press = async () => {
      await world.remote.bringToFront();
      await letGo();
      pressKeys(world, `alt+shift+${place}`);
    };
    return await pressUntil(press, () => listLaunchPages(world));
  },
  'the menu': async (world, { place }) => {
    await chooseFromMenu(world, place);
    return await findLaunchPage(world);
  },
  'the address bar': async (world, { name }) => {
    const tab = await openOptions(world);
    const press = async () => {
      await tab.bringToFront();
      pressKeys(world, 'ctrl+l');
      typeText(world, `sm ${name}`);
      // The suggestions come from the worker; no page can tell when they are there.
      await pause(700);
      pressKeys(world, 'Return');
    };
    return await pressUntil(press, () => listLaunchPages(world));
  },
  'the launch page': (world, { id }) => world.openPage(`src/launch/index.html#profile=${id}`),
} satisfies Record<string, (world: World, profile: Placed) => Promise<Page>>;

export type Trigger = keyof typeof triggers;

const isLaunchPage = (address: string) => address.includes('/src/launch/index.html#');
const isPopup = (address: string) => address.endsWith('/src/popup/index.html');

export async function findLaunchPage(world: World): Promise<Page> {
  return await world.findPage(isLaunchPage);
}

async function listLaunchPages(world: World): Promise<Page | undefined> {
  return (await world.listPages(isLaunchPage))[0];
}

/** How often keys are pressed. On a busy machine the browser's own bars may not have the focus yet when keys come. */
const tries = 6;

/** Presses keys or buttons, and again where nothing has come of that for long. Throws where nothing ever does. */
export async function pressUntil<T>(press: () => Promise<unknown>, find: () => Promise<T>): Promise<NonNullable<T>> {
  for (let pressed = 0; pressed < tries; pressed += 1) {
    await press();
    const until = performance.now() + patience / tries;
    while (performance.now() < until) {
      const found = await find();
      if (found) return found;
      await pause(50);
    }
  }
  throw new Error(`Nothing came of what was pressed ${tries} times`);
}

/** Closes every launch page and popup, and forgets how launches went. Resolves to how many launch pages there were. */
export async function forgetLaunches(world: World): Promise<number> {
  const pages = await world.listPages(isLaunchPage);
  const popups = await world.listPages(isPopup).catch(() => []);
  for (const page of [...pages, ...popups]) await page.close().catch(() => undefined);
  await untilIdle(world);
  await world.remote.evaluate(forgetAllLaunches);
  return pages.length;
}

/**
 * Waits until nobody asks or launches any more. What a closed popup has sent arrives late, and must still find its ask
 * settled: `forgetLaunches` forgets it.
 */
export async function untilIdle(world: World): Promise<void> {
  // What was sent before the knock has arrived once the knock is answered. A worker that is being stopped may never
  // answer, and one that starts on a busy machine answers late: then nothing is known.
  const isBusy = `(async () => {
    const knocked = chrome.runtime.sendMessage({ type: 'knock', request: {} }).then(() => true, () => false);
    const waited = new Promise(resolve => setTimeout(() => resolve(false), 1_000));
    if (!(await Promise.race([knocked, waited]))) return true;
    const { held = [], pending = [] } = await navigator.locks.query();
    return [...held, ...pending].some(({ name }) => /^(launch|flying|ask):/.test(name));
  })()`;
  for (let quiet = 0, looks = 0; quiet < 3 && looks < maximumLooks; looks += 1) {
    await new Promise(resolve => setTimeout(resolve, 100));
    quiet = (await world.remote.evaluate(isBusy)) === true ? 0 : quiet + 1;
  }
}

/** A page that holds its lock for ever is no reason to wait for ever. */
const maximumLooks = 50;

const launchKeys = /^(flight:|ask:|taken:|latestAsk|waitingLaunch|unseenOutcomes)/;

/** All that is stored of launches. */
export async function readLaunches(world: World): Promise<Record<string, unknown>> {
  const items = (await world.remote.evaluate('chrome.storage.session.get()')) as Record<string, unknown>;
  return Object.fromEntries(Object.entries(items).filter(([key]) => launchKeys.test(key)));
}

/** The latest launch: its outcome, if it has one. */
export async function readLatestFlight(world: World): Promise<StoredFlight | undefined> {
  const flights = Object.entries(await readLaunches(world)).flatMap(([key, value]) =>
    key.startsWith('flight:') ? [value as StoredFlight] : [],
  );
  return flights.sort((one, other) => other.number - one.number)[0];
}

interface StoredFlight {
  readonly number: number;
  readonly outcome?: { readonly result: string; readonly failure?: { readonly code: string } };
}

const forgetAllLaunches = `chrome.storage.session.get().then(items =>
  chrome.storage.session.remove(Object.keys(items).filter(key => ${launchKeys}.test(key))),
)`;

/** A command that comes again at once is taken for a key that is held down. */
export async function letGo(): Promise<void> {
  await pause(1_300);
}
