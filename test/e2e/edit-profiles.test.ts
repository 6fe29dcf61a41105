import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoConfiguration } from '../../local-aws/index';
import { type Hands, handsOf, readFocus, tabTo, waysToEdit } from './harness/hands';
import { findByRole, importConfiguration, openSettings, waitForText } from './harness/person';
import { readStored, readStoredProfile, startAfresh } from './harness/stored-configuration';
import { isFirefox, popupKey, startWorld, type World } from './harness/world';

let world: World;
let options: Page;

beforeAll(async () => {
  world = await startWorld();
  options = await importConfiguration(world, demoConfiguration, world.remote);
  await world.allowClipboard();
});
afterAll(async () => await world?.close());

// All that can be done with a profile here, with the keyboard alone and again with the pointer.
describe.each(waysToEdit)('with the %s', way => {
  let hands: Hands;
  beforeAll(async () => {
    await startAfresh(world, options);
    hands = handsOf(options, way);
  });

  const more = async (name: string, action: string) => await hands.chooseInMenu(`More actions for ${name}`, action);
  const demoNames = ['Prod JupyterLab', 'Studio home', 'Old notebook'];

  test('a profile is added', async () => {
    await hands.press('Add profile');
    await hands.fill('Name', 'Added');
    await hands.fill('Domain ID', 'd-abcdefgh1234');
    await hands.fill('SageMaker user', 'bob');
    await hands.press('Save');
    await waitForText(options, 'Saved Added.');
    await expect.poll(() => names()).toEqual([...demoNames, 'Added']);
    await expect.poll(() => focusedName()).toBe('Add profile');
    expect(await readStoredProfile(options, 'added')).toEqual({
      id: 'added',
      name: 'Added',
      connection: 'acme',
      type: 'studio',
      domainId: 'd-abcdefgh1234',
      userProfileName: 'bob',
    });
  });

  test('a profile is edited: its name, colour and keywords, and where it opens', async () => {
    await hands.press('Edit Added');
    await hands.fill('Name', 'Edited');
    await hands.choose('Opens in', 'Background tab');
    await hands.choose('Color', 'Purple');
    await hands.fill('Keywords', 'first, second one');
    await hands.press('Save');
    await waitForText(options, 'Saved Edited.');
    await findByRole(options, 'image', 'Purple');
    await expect.poll(() => focusedName()).toBe('Edit Edited');
    expect(await readStoredProfile(options, 'added')).toMatchObject({
      name: 'Edited',
      openIn: 'backgroundTab',
      color: 'purple',
      keywords: ['first', 'second one'],
    });
  });

  test('an edit is cancelled, and what was typed is gone', async () => {
    await hands.press('Edit Edited');
    await hands.fill('Name', 'Never saved');
    await hands.press('Cancel');
    await hands.press('Discard');
    await expect.poll(() => focusedName()).toBe('Edit Edited');
    expect(await names()).toContain('Edited');
  });

  test('a profile becomes one of another type', async () => {
    await hands.press('Edit Edited');
    await hands.choose('Type', 'Notebook instance');
    await hands.fill('Notebook instance', 'research-1');
    await hands.choose('Open', 'A file in JupyterLab');
    await hands.fill('File', 'work/train.ipynb');
    await hands.press('Save');
    await expect
      .poll(() => readStoredProfile(options, 'added'))
      .toMatchObject({
        type: 'notebookInstance',
        notebookInstanceName: 'research-1',
        path: 'lab/tree/work/train.ipynb',
      });
    const details = () => options.$$eval('.profile p', elements => elements.map(({ textContent }) => textContent));
    await expect.poll(async () => (await details())[3]).toBe('Notebook instance · research-1');
  });

  test('profiles are found by name, by keyword and by whom they open', async () => {
    for (const [search, found] of [
      ['home', 'Studio home'],
      ['second', 'Edited'],
      ['alice-lab', 'Prod JupyterLab'],
    ] as const) {
      await hands.fill('Find a profile', search);
      await waitForText(options, '1 of 4 profiles');
      await expect.poll(() => names()).toEqual([found]);
    }
    await hands.fill('Find a profile', '');
    await expect.poll(() => names()).toHaveLength(4);
  });

  test('a profile is duplicated', async () => {
    await more('Studio home', 'Duplicate');
    await waitForText(options, 'Added Studio home (copy).');
    await expect
      .poll(() => names())
      .toEqual(['Prod JupyterLab', 'Studio home', 'Studio home (copy)', 'Old notebook', 'Edited']);
    await expect.poll(() => focusedName()).toBe('More actions for Studio home');
    expect(await readStoredProfile(options, 'studio-home-copy')).toMatchObject({ landingUri: 'studio::' });
  });

  test('a profile is pinned, and no longer', async () => {
    await more('Studio home (copy)', 'Pin');
    await waitForText(options, 'Pinned Studio home (copy).');
    await expect.poll(() => readStoredProfile(options, 'studio-home-copy')).toMatchObject({ pinned: true });
    await more('Studio home (copy)', 'Unpin');
    await waitForText(options, 'Unpinned Studio home (copy).');
    await expect.poll(() => readStoredProfile(options, 'studio-home-copy')).not.toHaveProperty('pinned');
  });

  test('a profile is the default, then no profile is, then the profile again', async () => {
    await more('Studio home (copy)', 'Make default');
    await waitForText(options, 'Studio home (copy) is now the default.');
    await expect.poll(async () => (await readStored(options)).defaultProfile).toBe('studio-home-copy');
    await more('Studio home (copy)', 'Remove as default');
    await waitForText(options, 'You have no default profile now.');
    await expect.poll(async () => (await readStored(options)).defaultProfile).toBeUndefined();
    await more('Studio home (copy)', 'Make default');
    await waitForText(options, 'Studio home (copy) is now the default.');
  });

  test('a deleted profile comes back in its place, the default again, by Undo', async () => {
    await more('Studio home (copy)', 'Delete');
    await waitForText(options, 'Deleted Studio home (copy).');
    await expect.poll(() => names()).not.toContain('Studio home (copy)');
    await expect.poll(() => focusedName()).toBe('Undo');
    await hands.press('Undo');
    await waitForText(options, 'Restored.');
    await expect.poll(async () => (await names())[2]).toBe('Studio home (copy)');
    expect((await readStored(options)).defaultProfile).toBe('studio-home-copy');
  });

  test('profiles are put in another order with the menu, whose first row does not move up', async () => {
    await more('Old notebook', 'Move up');
    await waitForText(options, 'Moved Old notebook to position 3 of 5.');
    await expect.poll(async () => (await names())[2]).toBe('Old notebook');
    await expect.poll(() => focusedName()).toBe('More actions for Old notebook');
    await more('Old notebook', 'Move down');
    await waitForText(options, 'Moved Old notebook to position 4 of 5.');
    await more('Prod JupyterLab', 'Move up');
    expect(await options.$eval('[role=menuitem]:nth-child(2)', item => item.getAttribute('aria-disabled'))).toBe(
      'true',
    );
    await options.keyboard.press('Escape');
    await expect.poll(() => focusedName()).toBe('More actions for Prod JupyterLab');
    expect((await readStored(options)).profiles.map(({ name }) => name)).toEqual(await names());
  });

  test('profiles are put in another order with Alt and the arrow keys', async () => {
    const move = async (key: 'ArrowUp' | 'ArrowDown') => {
      await options.keyboard.down('Alt');
      await options.keyboard.press(key);
      await options.keyboard.up('Alt');
    };
    await tabTo(options, 'Edit Old notebook');
    await move('ArrowUp');
    await waitForText(options, 'Moved Old notebook to position 3 of 5.');
    await expect.poll(() => focusedName()).toBe('Edit Old notebook');
    await move('ArrowDown');
    await waitForText(options, 'Moved Old notebook to position 4 of 5.');
    // Nothing is said of a move that there is none of.
    await tabTo(options, 'Edit Prod JupyterLab');
    await move('ArrowUp');
    expect(await focusedName()).toBe('Edit Prod JupyterLab');
    await waitForText(options, 'Moved Old notebook to position 4 of 5.');
    expect((await names())[0]).toBe('Prod JupyterLab');
  });

  test('a profile is copied for the AWS CLI, as a command and as input', async () => {
    await more('Prod JupyterLab', 'Copy AWS CLI command');
    await waitForText(options, 'Copied the AWS CLI command.');
    expect(await readClipboard()).toContain('aws sagemaker create-presigned-domain-url');
    await more('Prod JupyterLab', 'Copy CLI input JSON');
    await waitForText(options, 'Copied the CLI input JSON.');
    expect(JSON.parse(await readClipboard())).toMatchObject({ DomainId: 'd-abcdefgh1234', UserProfileName: 'alice' });
  });

  test('the keys of the popup are shown, and lead to where the browser has them changed', async () => {
    await openSettings(options, 'shortcuts');
    await waitForText(options, 'Open Studio Launcher');
    expect(await options.$$eval('.shortcuts > :first-child kbd', keys => keys.map(key => key.textContent))).toEqual(
      popupKey.split('+'),
    );
    await hands.press('Change shortcuts');
    await world.closeOwnPage(isFirefox ? 'about:addons' : 'chrome://extensions/shortcuts');
    await options.bringToFront();
  });
});

/** A moment later: focus moves when what was done has been drawn. */
async function focusedName(): Promise<string> {
  await options.evaluate(() => new Promise(resolve => setTimeout(resolve, 50)));
  return await readFocus(options);
}

async function names(): Promise<string[]> {
  return await options.$$eval('.profile .name', elements => elements.map(element => element.textContent ?? ''));
}

async function readClipboard(): Promise<string> {
  await options.bringToFront();
  return await options.evaluate(() => navigator.clipboard.readText());
}
