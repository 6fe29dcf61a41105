import type { Page } from 'puppeteer-core';
import { demoConfiguration } from '../../../local-aws/index';
import { poll } from './browser-under-test';
import { importConfiguration, openSettings, waitForText } from './person';
import type { World } from './world';

// What is stored, read and set at a page of the extension, whatever dialog is open there.

interface Stored {
  readonly profiles: readonly { readonly id: string; readonly [member: string]: unknown }[];
  readonly defaultProfile: string | undefined;
}

/** The profiles in their order, and the default. */
export async function readStored(page: Page): Promise<Stored> {
  const areas = 'Promise.all([chrome.storage.local.get(), chrome.storage.sync.get()])';
  const [local, sync] = (await page.evaluate(areas)) as Record<string, Item>[];
  const items = { ...local, ...sync };
  const profiles = Object.entries(items)
    .filter(([key]) => key.startsWith('profile:'))
    .sort(([, one], [, other]) => one.position - other.position)
    .map(([, { value }]) => value as Stored['profiles'][number]);
  return { profiles, defaultProfile: (items.document?.value as Partial<Stored> | undefined)?.defaultProfile };
}

interface Item {
  readonly position: number;
  readonly value: unknown;
}

export async function readStoredProfile(page: Page, id: string): Promise<unknown> {
  return (await readStored(page)).profiles.find(profile => profile.id === id);
}

/** The configuration of the demo and nothing else, on a page that has just been opened. Who is signed in stays it. */
export async function startAfresh(world: World, options: Page): Promise<void> {
  const read = async () => (await options.evaluate('chrome.storage.session.get()')) as Record<string, unknown>;
  const readSignIns = async () =>
    Object.entries(await read()).filter(([key]) => /^(tokens|credentials|identity):/.test(key));
  const ids = demoConfiguration.connections.map(({ id }) => id);
  const isOfDemo = ([key]: readonly [key: string, value: unknown]) => ids.some(id => key.endsWith(`:${id}`));
  // A connection that a test added, or its policy, may be about to be signed out of: once it is, nothing more is written.
  await poll(async () => (await readSignIns()).every(isOfDemo), 'nobody is signed in to other connections');
  const kept = await readSignIns();
  await options.evaluate('chrome.storage.sync.clear().then(() => chrome.storage.local.clear())');
  await world.reload(options);
  // A tab that is closing may bring another one to the front meanwhile.
  await options.bringToFront();
  await openSettings(options, 'profiles');
  await waitForText(options, 'No profiles yet.');
  // A connection that is gone signs out, which is not what is tested here.
  for (const [key] of kept) await poll(async () => !(key in (await read())), `${key} is gone`);
  await options.bringToFront();
  await importConfiguration(world, demoConfiguration, options);
  await waitForText(options, 'Old notebook');
  await options.evaluate(`chrome.storage.local.get()
    .then(items => chrome.storage.local.remove(Object.keys(items).filter(key => key.startsWith('signedOut'))))
    .then(() => chrome.storage.session.set(${JSON.stringify(Object.fromEntries(kept))}))`);
}
