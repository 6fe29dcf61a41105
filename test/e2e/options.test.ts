import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { demoConfiguration } from '../../local-aws/index';
import { providerCalls } from './harness/aws-calls';
import {
  answerHostPrompt,
  chooseFile,
  clickButton,
  findByRole,
  findSignInWindow,
  importConfiguration,
  pressKeys,
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

test('with no profiles the popup leads to the options page', async () => {
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
  expect(text).toContain('profiles.0.domainId');
  expect(text).toContain('Expected text, but found 5');
  expect(await options.$$('button ::-p-text(Import)')).toEqual([]);
});

test('53: the preview counts what changes and names every host; nothing is stored or called before Import', async () => {
  await chooseFile(options, world, demoConfiguration);
  const text = await waitForText(options, 'Review');
  expect(text).toContain('Connections: 1 added, 0 changed, 0 unchanged');
  expect(text).toContain('Profiles: 3 added, 0 changed, 0 unchanged');
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
  expect(text).toContain('No profiles yet');
  expect(world.aws.log).toEqual([]);
  await clickButton(options, 'Cancel');
  await options.waitForFunction(() => !document.body.innerText.includes('Review'));
});

test('an import shows its connections and profiles, and a second import of the same changes nothing', async () => {
  await importConfiguration(world, demoConfiguration, options);
  for (const name of ['Acme ML', 'Prod JupyterLab', 'Studio home', 'Old notebook']) await waitForText(options, name);
  await chooseFile(options, world, demoConfiguration);
  expect(await waitForText(options, 'Review')).toContain('Profiles: 0 added, 0 changed, 3 unchanged');
  await clickButton(options, 'Cancel');
});

test('the export is the document that was imported', async () => {
  await world.saveDownloadsTo(world.folder);
  await clickButton(options, 'Export configuration');
  const exported = await vi.waitFor(() => JSON.parse(readFileSync(join(world.folder, 'studio-launcher.json'), 'utf8')));
  expect(exported).toEqual(demoConfiguration);
});

test('the redirect address to register is shown, and its button copies it', async () => {
  await waitForText(options, world.redirectUri);
  await clickButton(options, 'Copy redirect URL');
  await waitForText(options, 'Copied');
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

test('Tab reaches every control of the page, in the order in which they are seen', async () => {
  await options.bringToFront();
  await world.reload(options);
  await waitForText(options, 'Signed in as Bob');
  const reached: string[] = [];
  while (reached.at(-1) !== 'Copy redirect URL' && reached.length < 40) {
    await options.keyboard.press('Tab');
    const name = () => {
      const focused = document.activeElement;
      const label = focused instanceof HTMLInputElement ? focused.labels?.[0]?.textContent : undefined;
      return focused?.getAttribute('aria-label') ?? label ?? focused?.textContent ?? '';
    };
    reached.push((await options.evaluate(name)).trim());
  }
  const actions = (name: string) => [
    `Edit ${name}`,
    `Move ${name} up`,
    `Move ${name} down`,
    `More actions for ${name}`,
  ];
  expect(reached).toEqual([
    'Add connection',
    'Sign out',
    ...['Diagnose Acme ML', 'Edit Acme ML', 'Duplicate Acme ML', 'Delete Acme ML', 'Sites this connection uses'],
    ...['Add profile', 'Find a profile'],
    ...demoConfiguration.profiles.flatMap(({ name }) => actions(name)),
    ...['Change shortcuts', 'More'],
    expect.stringMatching(/^Allow launch links \(web/),
    // Firefox brings them by the manifest.
    ...(isFirefox ? [] : ['Use Studio Launcher for these links']),
    ...['Shared file URL', 'Import configuration', 'Paste text', 'Export configuration'],
    expect.stringMatching(/^Sync connections/),
    expect.stringMatching(/^Undo import/),
    'Copy redirect URL',
  ]);
});

test('the popup can be used by keyboard alone: type, arrow down, Enter', async () => {
  const popup = await openPopup(world);
  await findByRole(popup, 'searchbox', 'Search profiles');
  pressKeys(world, 'Down', 'Down');
  await popup.waitForFunction(() => document.activeElement?.textContent?.startsWith('Studio home'));
  pressKeys(world, 'Up', 'Up');
  await popup.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Search profiles');
});
