import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { demoConfiguration } from '../../local-aws/index';
import { type Hands, handsOf, tabTo, waysToEdit } from './harness/hands';
import { openSettings, waitForText } from './harness/person';
import { readStored, startAfresh } from './harness/stored-configuration';
import { openOptions, openPopup, startWorld, type World } from './harness/world';

// What a person does with connections, imports and storage: by keyboard alone, and again by pointer. Profiles are in
// edit-profiles.test.ts, access and sign-in in edit-connections-access.test.ts.

let world: World;
let options: Page;

beforeAll(async () => {
  // Chromium counts the writes to storage.sync by the minute, those of the files before this one, too.
  world = await startWorld({ own: true });
});
afterAll(async () => await world?.close());

const isOptions = (address: string) => address.includes('/src/options/index.html');
const isOptionsInFront = async () => {
  const pages = await world.listPages(isOptions);
  return (await Promise.all(pages.map(page => page.evaluate(() => !document.hidden)))).some(Boolean);
};
const readNames = () => options.$$eval('.entries h2 .name', names => names.map(name => name.textContent));

describe.each(waysToEdit)('with the %s', way => {
  let hands: Hands;

  beforeEach(async () => {
    options = await openOptions(world);
    await options.bringToFront();
    await startAfresh(world, options);
    hands = handsOf(options, way);
    return async () => await options.close();
  });

  test('a connection is added, edited, duplicated, and deleted with Undo', async () => {
    await openSettings(options, 'connections');
    await hands.press('Add connection');
    await hands.fill('Name', 'Second');
    await hands.fill('Identity pool ID', 'eu-west-1:11111111-2222-4333-8444-555555555555');
    await hands.choose('Sign-in method', 'Guest (no sign-in)');
    await hands.press('Save');
    await expect.poll(readNames).toEqual(['Acme ML', 'Second']);
    await hands.press('Edit Second');
    await hands.fill('Name', 'Other');
    await hands.press('Save');
    await expect.poll(readNames).toEqual(['Acme ML', 'Other']);
    await hands.chooseInMenu('More actions for Other', 'Duplicate');
    await expect.poll(readNames).toEqual(['Acme ML', 'Other', 'Other (copy)']);
    await hands.chooseInMenu('More actions for Other', 'Delete');
    await expect.poll(readNames).toEqual(['Acme ML', 'Other (copy)']);
    await hands.press('Undo');
    await expect.poll(readNames).toEqual(['Acme ML', 'Other', 'Other (copy)']);
  });

  test('a connection with profiles is deleted with them, after a question that can be answered with no', async () => {
    await openSettings(options, 'connections');
    await hands.chooseInMenu('More actions for Acme ML', 'Delete');
    await hands.press('Cancel');
    expect((await readStored(options)).profiles).toHaveLength(3);
    await hands.chooseInMenu('More actions for Acme ML', 'Delete');
    await hands.press('Delete connection and 3 profiles');
    await expect.poll(async () => (await readStored(options)).profiles).toEqual([]);
  });

  test('a pasted configuration replaces all, and is taken back', async () => {
    const [lab] = demoConfiguration.profiles;
    await paste(JSON.stringify({ ...demoConfiguration, profiles: [lab] }));
    await waitForText(options, 'Review');
    await chooseReplace();
    await hands.press('Import');
    await expect.poll(async () => (await readStored(options)).profiles.map(({ id }) => id)).toEqual([lab.id]);
    await hands.press('Undo import');
    await expect.poll(async () => (await readStored(options)).profiles).toHaveLength(3);
  });

  test('an import is looked at and left', async () => {
    await paste(JSON.stringify({ ...demoConfiguration, profiles: demoConfiguration.profiles.slice(0, 1) }));
    await waitForText(options, 'Review');
    await hands.press('Cancel');
    expect((await readStored(options)).profiles).toHaveLength(3);
  });

  test('synchronised storage is switched off and on', async () => {
    const label = 'Sync connections and profiles across my computers';
    const isHere = () => options.evaluate(async () => 'profile:prod-lab' in (await chrome.storage.local.get()));
    await expect.poll(isHere).toBe(false);
    await openSettings(options, 'privacy');
    await toggle(label);
    await expect.poll(isHere).toBe(true);
    await toggle(label);
    await expect.poll(isHere).toBe(false);
  });

  test('the popup leads to the options', async () => {
    const other = await world.openPage('src/diagnostics/index.html#connection=acme');
    await expect.poll(isOptionsInFront).toBe(false);
    const popup = await openPopup(world);
    await popup.waitForSelector('.row');
    await handsOf(popup, way)
      .press('Settings')
      .catch(() => undefined);
    await expect.poll(isOptionsInFront).toBe(true);
    await other.close();
  });

  async function paste(text: string): Promise<void> {
    await openSettings(options, 'import');
    if (way === 'pointer') await (await options.waitForSelector('::-p-text(Paste text)'))?.click();
    else {
      await tabTo(options, 'Paste text');
      await options.keyboard.press('Enter');
    }
    await options.waitForSelector('textarea', { visible: true });
    if (way === 'pointer') await options.click('textarea');
    else await options.keyboard.press('Tab');
    await options.evaluate(pasted => void document.execCommand('insertText', false, pasted), text);
    await hands.press('Preview');
  }

  async function chooseReplace(): Promise<void> {
    if (way === 'pointer') await (await options.waitForSelector('::-p-text(Replace everything)'))?.click();
    else {
      await options.focus('[name="import-mode"]');
      await options.keyboard.press('ArrowDown');
    }
  }

  async function toggle(label: string): Promise<void> {
    if (way === 'pointer') await (await options.waitForSelector(`::-p-text(${label})`))?.click();
    else {
      await tabTo(options, label);
      await options.keyboard.press(' ');
    }
  }
});
