import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoConfiguration } from '../../local-aws/index';
import { findViolations } from './harness/find-violations';
import { type Hands, handsOf, readFocus, retype, tabTo, unfold } from './harness/hands';
import {
  chooseFile,
  clickButton,
  findByRole,
  importConfiguration,
  openSettings,
  pressKeys,
  waitForText,
} from './harness/person';
import { drag } from './harness/real-mouse';
import { readStoredProfile } from './harness/stored-configuration';
import { popupKey, startWorld, type World } from './harness/world';

// What the profile editor says and shows on the way; that all of it can be done is in edit-profiles.test.ts.

let world: World;
let options: Page;
let hands: Hands;

beforeAll(async () => {
  world = await startWorld();
  options = await importConfiguration(world, demoConfiguration, world.remote);
  hands = handsOf(options, 'pointer');
  await world.allowClipboard();
});
afterAll(async () => await world?.close());

test('the popup’s “Edit” leads to the profile in its editor, and “Set up manually” to a new one', async () => {
  for (const [fragment, title] of [
    ['profile=prod-lab', 'Edit Prod JupyterLab'],
    ['add-connection', 'Add connection'],
  ]) {
    const page = await world.browser.newPage();
    await world.goTo(page, `${world.origin}/src/options/index.html#${fragment}`);
    const heading = await page.waitForSelector('dialog[open] h2');
    expect(await heading?.evaluate(element => element.textContent)).toBe(title);
    await page.close();
  }
});

test('a profile is added by keyboard alone, and what is not valid is said in words while it is typed', async () => {
  await (await findByRole(options, 'button', 'Add profile')).focus();
  await options.keyboard.press('Enter');
  await waitForText(options, 'Domain ID');
  await (await findByRole(options, 'button', 'Save')).focus();
  await options.keyboard.press('Enter');
  await expect.poll(() => readFocus(options)).toBe('Name');
  await expect.poll(() => focusedDescription()).toContain('Enter a name.');

  await options.keyboard.type('Räume & Labs');
  await tabTo(options, 'Domain ID');
  await options.keyboard.type('abc');
  await expect.poll(() => focusedDescription()).toContain('such as d-abcdefgh1234');
  await retype(options, 'd-abcdefgh1234');
  await expect.poll(() => focusedDescription()).toBe('');
  await tabTo(options, 'SageMaker user');
  await options.keyboard.type('alice');
  await unfold(options, 'keyboard', 'Link expiry (seconds)');
  await tabTo(options, 'Link expiry (seconds)');
  await options.keyboard.type('301');
  await expect.poll(() => focusedDescription()).toContain('from 5 to 300');
  await retype(options, '60');
  await tabTo(options, 'Session hours');
  await options.keyboard.type('13');
  await expect.poll(() => focusedDescription()).toContain('30 minutes to 12 hours');
  await retype(options, '1');
  await tabTo(options, 'Session minutes');
  await options.keyboard.type('30');
  await tabTo(options, 'Region');
  await options.keyboard.type('eu-west-1');
  await expect.poll(() => focusedDescription()).toContain('Europe (Ireland) · partition aws');
  await tabTo(options, 'Keywords');
  await options.keyboard.type('one, two');
  await options.keyboard.press('Enter');
  await waitForText(options, 'Saved Räume & Labs.');
  await expect.poll(() => readFocus(options)).toBe('Add profile');
  await expect
    .poll(() => readStoredProfile(options, 'raume-labs'))
    .toEqual({
      id: 'raume-labs',
      name: 'Räume & Labs',
      connection: 'acme',
      type: 'studio',
      domainId: 'd-abcdefgh1234',
      userProfileName: 'alice',
      expiresInSeconds: 60,
      sessionExpirationDurationInSeconds: 5400,
      region: 'eu-west-1',
      keywords: ['one', 'two'],
    });
});

test('an app that needs a space says so at once, and the landing URI is shown as it will be sent', async () => {
  await clickButton(options, 'Edit Räume & Labs');
  await hands.choose('Open', 'JupyterLab');
  await options.waitForFunction(() =>
    /space/i.test(document.querySelector('.modal .problem:not(:empty)')?.textContent ?? ''),
  );
  await clickButton(options, 'Save');
  await expect.poll(() => readFocus(options)).toBe('Open');
  await hands.fill('Space', 'alice-lab');
  await unfold(options, 'pointer', 'Path');
  await waitForText(options, 'Landing URI: ');
  await clickButton(options, 'Save');
  await waitForText(options, 'alice · d-abcdefgh1234 · alice-lab');
  await expect
    .poll(() => readStoredProfile(options, 'raume-labs'))
    .toMatchObject({ spaceName: 'alice-lab', landingUri: expect.any(String) });
});

test('Escape asks before changes are thrown away', async () => {
  await clickButton(options, 'Edit Studio home');
  await hands.fill('Name', 'Something else');
  await options.keyboard.press('Escape');
  await waitForText(options, 'Discard changes?');
  await expect.poll(() => readFocus(options)).toBe('Keep editing');
  await clickButton(options, 'Discard');
  await expect.poll(() => readFocus(options)).toBe('Edit Studio home');
  await expect.poll(() => names()).toEqual(['Prod JupyterLab', 'Studio home', 'Old notebook', 'Räume & Labs']);
});

test('profiles are put in another order by dragging', async () => {
  const handle = async (name: string) =>
    await options.waitForSelector(`::-p-xpath(//li[.//h3[contains(., "${name}")]]/span)`);
  const dragTo = async (name: string, target: string) => {
    const [from, to] = [await handle(name), await handle(target)];
    await from?.evaluate(element => (element as Element).scrollIntoView({ block: 'center' }));
    if (from && to) await drag(world, from, to);
  };
  await dragTo('Old notebook', 'Prod JupyterLab');
  await waitForText(options, 'Moved Old notebook to position 1 of 4.');
  await expect.poll(() => names()).toEqual(['Old notebook', 'Prod JupyterLab', 'Studio home', 'Räume & Labs']);
  await dragTo('Old notebook', 'Studio home');
  await waitForText(options, 'Moved Old notebook to position 3 of 4.');
  await expect.poll(() => names()).toEqual(['Prod JupyterLab', 'Studio home', 'Old notebook', 'Räume & Labs']);
});

test('a profile that was copied for the AWS CLI becomes a profile when it is pasted back', async () => {
  await hands.chooseInMenu('More actions for Prod JupyterLab', 'Copy CLI input JSON');
  await waitForText(options, 'Copied the CLI input JSON.');
  await paste(await readClipboard());
  await hands.fill('Name', 'From the CLI');
  await clickButton(options, 'Save');
  await waitForText(options, 'Added From the CLI.');
  await expect
    .poll(() => readStoredProfile(options, 'from-the-cli'))
    .toMatchObject({
      connection: 'acme',
      domainId: 'd-abcdefgh1234',
      landingUri: 'app:JupyterLab:lab/tree/work/train.ipynb',
    });
});

test('YAML for the AWS CLI becomes a profile, too; what is not valid there is named', async () => {
  await paste('DomainId: d-abcdefgh1234\nUserProfileName: bob\n');
  await hands.fill('Name', 'From YAML');
  await clickButton(options, 'Save');
  await waitForText(options, 'Added From YAML.');
  await paste('DomainId: [1, 2\n');
  expect(await waitForText(options, 'This text can’t be imported')).toContain('Expected');
});

test('a replacing import names what is removed, and leaves only what it brings', async () => {
  const [profile] = demoConfiguration.profiles;
  await chooseFile(options, world, { ...demoConfiguration, profiles: [{ ...profile, name: 'Prod, renamed' }] });
  expect(await waitForText(options, 'Review')).toContain('Profiles: 1 changed');
  await (
    await findByRole(options, 'radio', 'Replace everything – removes everything that isn’t in the import')
  ).click();
  const text = await waitForText(options, '5 removed');
  for (const name of ['Studio home', 'From YAML', 'Räume & Labs']) expect(text.split('Review')[1]).toContain(name);
  await clickButton(options, 'Import');
  await waitForText(options, 'Imported.');
  await openSettings(options, 'profiles');
  await expect.poll(() => names()).toEqual(['Prod, renamed']);
});

test('the key that is shown opens the popup', async () => {
  await options.bringToFront();
  await openSettings(options, 'shortcuts');
  await options.waitForSelector('.shortcuts');
  const keys = await options.$eval('.shortcuts > :first-child dd', element => element.textContent);
  expect(keys).toBe(popupKey);
  pressKeys(world, popupKey.toLowerCase());
  await world.closeToolbarPopup();
});

test('axe finds nothing in the list with its actions open, in the editor, and in the editor with problems', async () => {
  await openSettings(options, 'profiles');
  await clickButton(options, 'More actions for Prod, renamed');
  expect(await findViolations(options)).toEqual([]);
  await options.keyboard.press('Escape');
  await expect.poll(() => readFocus(options)).toBe('More actions for Prod, renamed');
  await clickButton(options, 'Edit Prod, renamed');
  expect(await findViolations(options)).toEqual([]);
  await hands.fill('Domain ID', 'x');
  await clickButton(options, 'Save');
  await expect.poll(() => readFocus(options)).toBe('Domain ID');
  expect(await findViolations(options)).toEqual([]);
  await clickButton(options, 'Cancel');
  await clickButton(options, 'Discard');
});

async function focusedDescription(): Promise<string> {
  await options.evaluate(() => new Promise(resolve => setTimeout(resolve, 50)));
  return await options.evaluate(() => {
    const ids = document.activeElement?.getAttribute('aria-describedby')?.split(' ') ?? [];
    return ids
      .map(id => document.getElementById(id)?.textContent ?? '')
      .join(' ')
      .trim();
  });
}

async function paste(text: string): Promise<void> {
  await openSettings(options, 'import');
  await options.$eval('details:has(textarea)', details => {
    (details as HTMLDetailsElement).open = true;
  });
  await hands.fill('Text to import', text);
  await clickButton(options, 'Preview');
}

async function names(): Promise<string[]> {
  return await options.$$eval('.profile .name', elements => elements.map(element => element.textContent ?? ''));
}

async function readClipboard(): Promise<string> {
  await options.bringToFront();
  return await options.evaluate(() => navigator.clipboard.readText());
}
