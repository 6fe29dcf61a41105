import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { demoConfiguration } from '../../local-aws/index';
import { providerCalls } from './harness/aws-calls';
import { readFocus } from './harness/hands';
import {
  answerHostPrompt,
  chooseFile,
  clickButton,
  findByRole,
  findSignInWindow,
  importConfiguration,
  openSettings,
  pressKeys,
  type SettingsSection,
  signInAs,
  waitForText,
} from './harness/person';
import { isFirefox, openPopup, startWorld, stopWorker, type World } from './harness/world';

let world: World;
let options: Page;

beforeAll(async () => {
  world = await startWorld();
  options = world.remote;
});
beforeEach(() => world.aws.reset());
afterAll(async () => await world?.close());

test('with no profiles the popup leads to Settings', async () => {
  const popup = await openPopup(world);
  await waitForText(popup, 'Open SageMaker Studio in one click');
  await findByRole(popup, 'button', 'Import a file');
  // What is in the background, browsers are slow to draw.
  await options.bringToFront();
});

test('a document that is not valid is refused, with path, what was expected and what was found', async () => {
  const [profile] = demoConfiguration.profiles;
  await chooseFile(options, world, {
    ...demoConfiguration,
    profiles: [{ ...profile, connection: 'nowhere', domainId: 5 }],
  });
  const text = await waitForText(options, 'This file can’t be imported');
  expect(text).toContain('Nothing was imported.');
  expect(text).toMatch(/profiles\.0\.domainId \(line 1, column \d+\) Expected text, but found 5/);
  expect(text).toContain('Show an example');
  expect(await options.$$('button ::-p-text(Import)')).toEqual([]);
});

test('53: the preview counts what changes and names every host; nothing is stored or called before Import', async () => {
  await chooseFile(options, world, demoConfiguration);
  const text = await waitForText(options, 'Review');
  expect(text).toContain('Connections: 1 added\n');
  expect(text).toContain('Profiles: 3 added\n');
  for (const host of [
    'cognito-idp.us-east-1.amazonaws.com',
    'cognito-identity.us-east-1.amazonaws.com',
    'api.sagemaker.us-east-1.amazonaws.com',
    'api.sagemaker.eu-west-1.amazonaws.com',
    '*.studio.us-east-1.sagemaker.aws',
    '*.studio-fips.us-east-1.sagemaker.aws',
    '*.notebook.eu-west-1.sagemaker.aws',
  ]) {
    expect(text).toContain(host);
  }
  expect(await options.evaluate('chrome.storage.sync.get()')).toEqual({});
  expect(world.aws.log).toEqual([]);
  await clickButton(options, 'Cancel');
  await options.waitForFunction(() => !document.body.innerText.includes('Review'));
});

test('an import shows its connections and profiles, and a second import of the same changes nothing', async () => {
  await importConfiguration(world, demoConfiguration, options);
  for (const name of ['Prod JupyterLab', 'Studio home', 'Old notebook']) await waitForText(options, name);
  await openSettings(options, 'connections');
  await waitForText(options, 'Acme ML');
  await chooseFile(options, world, demoConfiguration);
  expect(await waitForText(options, 'Review')).toContain('Profiles: 3 unchanged\n');
  await clickButton(options, 'Cancel');
});

test('the export is the document that was imported', async () => {
  await openSettings(options, 'import');
  await world.saveDownloadsTo(world.folder);
  await clickButton(options, 'Export configuration');
  const exported = await vi.waitFor(() => JSON.parse(readFileSync(join(world.folder, 'studio-launcher.json'), 'utf8')));
  expect(exported).toEqual(demoConfiguration);
});

test('the redirect address to register is shown where the client ID is entered, and its button copies it', async () => {
  await openSettings(options, 'connections');
  await clickButton(options, 'Add connection');
  await waitForText(options, world.redirectUri);
  await clickButton(options, 'Copy redirect URL');
  await waitForText(options, 'Copied');
  await clickButton(options, 'Cancel');
});

test('the hosts are allowed by a button, in one prompt', async () => {
  await (await findByRole(options, 'button', 'Allow 8 sites')).click();
  await answerHostPrompt(world, 'allow');
  await options.waitForFunction(() => !document.body.innerText.includes('Allow access'));
});

test('closing the sign-in window is “cancelled”, and asks for nothing more', async () => {
  await clickButton(options, 'Sign in');
  await (await findSignInWindow(world)).close();
  await waitForText(options, 'Sign-in not finished');
  expect(providerCalls(world)).not.toContain('oidc.token');
  await clickButton(options, 'Dismiss');
});

test('signing in says who it is, also after the worker was stopped', async () => {
  await clickButton(options, 'Sign in');
  await signInAs(world, 'alice');
  await waitForText(options, 'Signed in as Alice');
  await stopWorker(world);
  await world.reload(options);
  await waitForText(options, 'Signed in as Alice');
});

test('signing out revokes and wipes, and the next sign-in asks who it is', async () => {
  await clickButton(options, 'Sign out');
  await waitForText(options, 'Not signed in');
  await vi.waitFor(() => expect(providerCalls(world)).toEqual(['oidc.revoke']));
  const left = await options.evaluate('chrome.storage.session.get()');
  for (const secret of world.aws.secrets) expect(JSON.stringify(left)).not.toContain(secret);
  await clickButton(options, 'Sign in');
  await signInAs(world, 'bob');
  await waitForText(options, 'Signed in as Bob');
});

describe('Tab reaches every control, in the order in which they are seen:', () => {
  const sections = ['Profiles', 'Connections', 'Import and team file', 'Shortcuts', 'Privacy', 'About and help'];
  test.each<[section: SettingsSection, controls: unknown[]]>([
    [
      'profiles',
      [
        ...['Add from AWS', 'Add profile', 'Find a profile'],
        ...demoConfiguration.profiles.flatMap(({ name }) => [`Edit ${name}`, `More actions for ${name}`]),
      ],
    ],
    [
      'connections',
      [
        ...['Add connection', 'Edit Acme ML', 'More actions for Acme ML', 'Sign out', 'Diagnose Acme ML'],
        ...['Add from AWS with “Acme ML”', 'Details'],
      ],
    ],
    [
      'import',
      [
        ...['Import configuration', 'Paste text', 'Undo import', 'Shared file URL', 'Export configuration'],
        ...['Browser', 'Operating system', 'Extension ID', 'You can only use these connections', 'Sync is off'],
        ...['Launch links are off', 'Export is off', 'Recent launches aren’t stored', 'Download policy', 'Copy policy'],
        'Preview',
      ],
    ],
    ['shortcuts', ['Change shortcuts', 'More']],
    [
      'privacy',
      [
        expect.stringMatching(/^Allow launch links \(web/),
        // Firefox brings them by the manifest.
        ...(isFirefox ? [] : ['Use Studio Launcher for these links']),
        expect.stringMatching(/^Sync connections/),
      ],
    ],
    [
      'about',
      [
        ...['Get started', 'User guide', 'Administrator guide', 'What’s new', 'Privacy notice', 'Licenses'],
        'Diagnose Acme ML',
      ],
    ],
  ])('%s', async (section, controls) => {
    await options.bringToFront();
    await openSettings(options, section);
    await world.reload(options);
    await options.waitForSelector('main h1');
    if (section === 'connections') await waitForText(options, 'Signed in as Bob');
    const expected = ['Search settings', ...sections, ...controls];
    const reached: string[] = [];
    while (reached.length < expected.length) {
      await options.keyboard.press('Tab');
      reached.push(await readFocus(options));
    }
    expect(reached).toEqual(expected);
  });
});

test('the popup can be used by keyboard alone: type, arrow down, Enter', async () => {
  const popup = await openPopup(world);
  await findByRole(popup, 'searchbox', 'Search profiles');
  pressKeys(world, 'Down');
  await popup.waitForFunction(() => document.activeElement?.textContent?.startsWith('Studio home'));
  pressKeys(world, 'Up', 'Up');
  await popup.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Search profiles');
});
