import type { Page } from 'puppeteer-core';
import { demoConfiguration } from '../../../local-aws/index';
import { importConfiguration, waitForText } from './person';
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

/** The configuration of the demo and nothing else, on a page that has just been opened. */
export async function startAfresh(world: World, options: Page): Promise<void> {
  // But for the connection, whose deletion would sign alice out.
  await options.evaluate(`chrome.storage.sync.get()
    .then(items => chrome.storage.sync.remove(Object.keys(items).filter(key => key !== 'connection:acme')))
    .then(() => chrome.storage.local.clear())`);
  await world.reload(options);
  await waitForText(options, 'No profiles yet.');
  await importConfiguration(world, demoConfiguration, options);
  await waitForText(options, 'Old notebook');
}
