import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoConfiguration } from '../../local-aws/index';
import { findViolations } from './harness/find-violations';
import { chooseFile, clickButton, findByRole, importConfiguration, waitForText } from './harness/person';
import { startWorld, type World } from './harness/world';

let world: World;
let options: Page;

beforeAll(async () => {
  world = await startWorld();
  options = await importConfiguration(world, demoConfiguration, world.remote);
  await world.browser
    .defaultBrowserContext()
    .overridePermissions(`chrome-extension://${world.extensionId}`, ['clipboard-read', 'clipboard-write']);
});
afterAll(async () => await world?.close());

test('the popup’s “Edit” leads to the profile in its editor, and “Set up a connection” to a new one', async () => {
  for (const [fragment, title] of [
    ['profile=prod-lab', 'Edit Prod JupyterLab'],
    ['add-connection', 'Add connection'],
  ]) {
    const page = await world.browser.newPage();
    await page.goto(`chrome-extension://${world.extensionId}/src/options/index.html#${fragment}`);
    const heading = await page.waitForSelector('dialog[open] h2');
    expect(await heading?.evaluate(element => element.textContent)).toBe(title);
    await page.close();
  }
});

test('a profile is added by keyboard alone, and what is not valid is said in words while it is typed', async () => {
  await (await findByRole(options, 'button', 'Add profile')).focus();
  await press('Enter');
  await waitForText(options, 'Domain ID');
  await (await findByRole(options, 'button', 'Save')).focus();
  await press('Enter');
  await expect.poll(() => focusedName()).toBe('Name');
  await expect.poll(() => focusedDescription()).toContain('Enter a name.');

  await options.keyboard.type('Räume & Labs');
  await tabTo('Domain ID');
  await options.keyboard.type('abc');
  await expect.poll(() => focusedDescription()).toContain('such as d-abcdefgh1234');
  await retype('d-abcdefgh1234');
  await expect.poll(() => focusedDescription()).toBe('');
  await tabTo('User profile');
  await options.keyboard.type('alice');
  await tabTo('Link expiry (seconds)');
  await options.keyboard.type('301');
  await expect.poll(() => focusedDescription()).toContain('from 5 to 300');
  await retype('60');
  await tabTo('Session hours');
  await options.keyboard.type('13');
  await expect.poll(() => focusedDescription()).toContain('from 30 minutes to 12 hours');
  await retype('1');
  await tabTo('Session minutes');
  await options.keyboard.type('30');
  await tabTo('Region');
  await options.keyboard.type('eu-west-1');
  await expect.poll(() => focusedDescription()).toContain('Europe (Ireland) · partition aws');
  await tabTo('Keywords');
  await options.keyboard.type('one, two');
  await press('Enter');
  await waitForText(options, 'Saved Räume & Labs.');
  await expect.poll(() => focusedName()).toBe('Add profile');
  await expect
    .poll(() => storedProfile('raume-labs'))
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
  await choose('Landing', 'JupyterLab');
  await options.waitForFunction(() =>
    /space/i.test(document.querySelector('.modal .problem:not(:empty)')?.textContent ?? ''),
  );
  await clickButton(options, 'Save');
  await expect.poll(() => focusedName()).toBe('Landing');
  await fill('Space', 'alice-lab');
  await waitForText(options, 'Landing URI: ');
  await clickButton(options, 'Save');
  await waitForText(options, 'alice · d-abcdefgh1234 · alice-lab');
  await expect
    .poll(() => storedProfile('raume-labs'))
    .toMatchObject({ spaceName: 'alice-lab', landingUri: expect.any(String) });
});

test('Escape asks before changes are thrown away', async () => {
  await clickButton(options, 'Edit Studio home');
  await fill('Name', 'Something else');
  await press('Escape');
  await waitForText(options, 'Discard what you changed?');
  await expect.poll(() => focusedName()).toBe('Keep editing');
  await clickButton(options, 'Discard');
  await expect.poll(() => focusedName()).toBe('Edit Studio home');
  await expect.poll(() => names()).toEqual(['Prod JupyterLab', 'Studio home', 'Old notebook', 'Räume & Labs']);
});

test('the search narrows the list', async () => {
  await fill('Find a profile', 'notebook');
  await waitForText(options, '1 of 4 profiles');
  await expect.poll(() => names()).toEqual(['Old notebook']);
  await fill('Find a profile', '');
});

test('profiles are put in another order by keyboard, and the focus stays on the button', async () => {
  await (await findByRole(options, 'button', 'Move Old notebook up')).focus();
  await press('Enter');
  await waitForText(options, 'Moved Old notebook to position 2 of 4.');
  await expect.poll(() => names()).toEqual(['Prod JupyterLab', 'Old notebook', 'Studio home', 'Räume & Labs']);
  await expect.poll(() => focusedName()).toBe('Move Old notebook up');
  await press('Enter');
  await waitForText(options, 'Moved Old notebook to position 1 of 4.');
  await expect.poll(() => names()).toEqual(['Old notebook', 'Prod JupyterLab', 'Studio home', 'Räume & Labs']);
});

test('profiles are put in another order by dragging', async () => {
  const handle = async (name: string) =>
    await options.waitForSelector(`::-p-xpath(//li[.//h4[contains(., "${name}")]]/span)`);
  const [from, to] = [await handle('Old notebook'), await handle('Studio home')];
  await from?.drag(to ?? { x: 0, y: 0 });
  if (from && to) await to.drop(from);
  await waitForText(options, 'Moved Old notebook to position 3 of 4.');
  await expect.poll(() => names()).toEqual(['Prod JupyterLab', 'Studio home', 'Old notebook', 'Räume & Labs']);
});

test('a profile is duplicated, pinned and made the default', async () => {
  await more('Studio home', 'Duplicate');
  await waitForText(options, 'Added Studio home (copy).');
  await more('Studio home (copy)', 'Pin');
  await waitForText(options, 'Pinned Studio home (copy).');
  await more('Studio home (copy)', 'Make default');
  await waitForText(options, 'Studio home (copy) is the default.');
  await expect
    .poll(() => names())
    .toEqual(['Prod JupyterLab', 'Studio home', 'Studio home (copy)', 'Old notebook', 'Räume & Labs']);
  await expect.poll(() => storedProfile('studio-home-copy')).toMatchObject({ pinned: true, landingUri: 'studio::' });
  expect((await stored()).defaultProfile).toBe('studio-home-copy');
});

test('a deleted profile comes back in its place, the default again, by Undo', async () => {
  await more('Studio home (copy)', 'Delete');
  await waitForText(options, 'Deleted Studio home (copy).');
  await expect.poll(() => names()).not.toContain('Studio home (copy)');
  await expect.poll(() => focusedName()).toBe('Undo');
  await press('Enter');
  await waitForText(options, 'Brought back.');
  expect((await names())[2]).toBe('Studio home (copy)');
  expect((await stored()).defaultProfile).toBe('studio-home-copy');
});

test('a profile is copied for the AWS CLI, and pasted back it becomes a profile', async () => {
  await more('Prod JupyterLab', 'Copy as AWS CLI command');
  await waitForText(options, 'Copied the AWS CLI command.');
  expect(await readClipboard()).toContain('aws sagemaker create-presigned-domain-url');
  await more('Prod JupyterLab', 'Copy as CLI input JSON');
  await waitForText(options, 'Copied the CLI input JSON.');
  const input = await readClipboard();
  expect(JSON.parse(input)).toMatchObject({ DomainId: 'd-abcdefgh1234', UserProfileName: 'alice' });

  await paste(input);
  await fill('Name', 'From the CLI');
  await clickButton(options, 'Save');
  await waitForText(options, 'Added From the CLI.');
  await expect
    .poll(() => storedProfile('from-the-cli'))
    .toMatchObject({
      connection: 'acme',
      domainId: 'd-abcdefgh1234',
      landingUri: 'app:JupyterLab:lab/tree/work/train.ipynb',
    });
});

test('YAML for the AWS CLI becomes a profile, too; what is not valid there is named', async () => {
  await paste('DomainId: d-abcdefgh1234\nUserProfileName: bob\n');
  await fill('Name', 'From YAML');
  await clickButton(options, 'Save');
  await waitForText(options, 'Added From YAML.');
  await paste('DomainId: [1, 2\n');
  expect(await waitForText(options, 'This text cannot be imported')).toContain('Expected');
});

test('a replacing import names what is removed, and leaves only what it brings', async () => {
  const [profile] = demoConfiguration.profiles;
  await chooseFile(options, world, { ...demoConfiguration, profiles: [{ ...profile, name: 'Prod, renamed' }] });
  expect(await waitForText(options, 'Preview')).toContain('Profiles: 0 added, 1 changed');
  await (await findByRole(options, 'radio', 'Replace – removes everything that is not in it')).click();
  const text = await waitForText(options, '6 removed');
  for (const name of ['Studio home (copy)', 'From YAML', 'Räume & Labs'])
    expect(text.split('Preview')[1]).toContain(name);
  await clickButton(options, 'Import');
  await waitForText(options, 'Imported.');
  await expect.poll(() => names()).toEqual(['Prod, renamed']);
});

test('axe finds nothing in the list with its actions open, in the editor, and in the editor with problems', async () => {
  await clickButton(options, 'More for Prod, renamed');
  expect(await findViolations(options)).toEqual([]);
  await press('Escape');
  await expect.poll(() => focusedName()).toBe('More for Prod, renamed');
  await clickButton(options, 'Edit Prod, renamed');
  expect(await findViolations(options)).toEqual([]);
  await fill('Domain ID', 'x');
  await clickButton(options, 'Save');
  await expect.poll(() => focusedName()).toBe('Domain ID');
  expect(await findViolations(options)).toEqual([]);
  await clickButton(options, 'Cancel');
  await clickButton(options, 'Discard');
});

async function press(key: 'Enter' | 'Escape' | 'Tab'): Promise<void> {
  await options.keyboard.press(key);
}

/** What assistive technology calls the focused element. */
async function focusedName(): Promise<string> {
  const nameOf = () => {
    const focused = document.activeElement;
    const labels = focused instanceof HTMLInputElement || focused instanceof HTMLSelectElement ? focused.labels : null;
    return focused?.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? focused?.textContent ?? '';
  };
  // A frame later: focus moves when what was done has been drawn.
  await options.evaluate(() => new Promise(resolve => setTimeout(resolve, 100)));
  return (await options.evaluate(nameOf)).trim();
}

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

async function tabTo(name: string): Promise<void> {
  for (let count = 0; count < 20 && (await focusedName()) !== name; count += 1) await press('Tab');
  await expect.poll(() => focusedName()).toBe(name);
}

async function retype(text: string): Promise<void> {
  await options.keyboard.down('Control');
  await options.keyboard.press('a');
  await options.keyboard.up('Control');
  await options.keyboard.press('Backspace');
  await options.keyboard.type(text);
}

async function fill(label: string, text: string): Promise<void> {
  await (await options.waitForSelector(`::-p-xpath(//label[normalize-space(.)="${label}"])`))?.click();
  await retype(text);
}

async function choose(label: string, text: string): Promise<void> {
  const select = await options.waitForSelector(`::-p-xpath(//label[normalize-space(.)="${label}"]/..//select)`);
  const value = await select?.evaluate(
    (element, wanted) => [...(element as HTMLSelectElement).options].find(option => option.text === wanted)?.value,
    text,
  );
  await select?.select(value ?? '');
}

async function more(name: string, action: string): Promise<void> {
  await clickButton(options, `More for ${name}`);
  await clickButton(options, action);
}

async function paste(text: string): Promise<void> {
  await options.$eval('details:has(textarea)', details => {
    (details as HTMLDetailsElement).open = true;
  });
  await fill('Configuration or AWS CLI input', text);
  await clickButton(options, 'Read the text');
}

async function names(): Promise<string[]> {
  return await options.$$eval('.profile .name', elements => elements.map(element => element.textContent ?? ''));
}

async function readClipboard(): Promise<string> {
  await options.bringToFront();
  return await options.evaluate(() => navigator.clipboard.readText());
}

/** The configuration, as the page exports it. */
async function stored(): Promise<{ profiles: { id: string }[]; defaultProfile?: string }> {
  await options.evaluate(() => {
    Reflect.deleteProperty(globalThis, 'exported');
    URL.createObjectURL = blob => {
      void (blob as Blob).text().then(text => Object.assign(globalThis, { exported: text }));
      return 'blob:none';
    };
  });
  await clickButton(options, 'Export configuration');
  const exported = await options.waitForFunction(() => Reflect.get(globalThis, 'exported') as string);
  return JSON.parse(await exported.jsonValue());
}

async function storedProfile(id: string): Promise<unknown> {
  return (await stored()).profiles.find(profile => profile.id === id);
}
