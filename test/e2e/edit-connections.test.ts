import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoConfiguration } from '../../local-aws/index';
import { handsOf, retype, unfold } from './harness/hands';
import {
  answerHostPrompt,
  clickButton,
  findByRole,
  importConfiguration,
  openSettings,
  waitForText,
} from './harness/person';
import { startWorld, type World } from './harness/world';

let world: World;
let options: Page;
const [acme] = demoConfiguration.connections;

beforeAll(async () => {
  world = await startWorld();
  options = world.remote;
  await openSettings(options, 'connections');
});
afterAll(async () => await world?.close());

test('the first connection is added by keyboard; what is not valid is said in words while it is typed', async () => {
  await (await findByRole(options, 'button', 'Add connection')).focus();
  await options.keyboard.press('Enter');
  await waitForText(options, 'Identity pool ID');
  await options.keyboard.press('Enter');
  await waitForText(options, 'Enter a name.');
  await options.keyboard.type('Own pool');
  // One of the fields that few people need has a problem, too: it is unfolded.
  expect(await options.$eval('.more-options', details => (details as HTMLDetailsElement).open)).toBe(true);
  await type('Region', 'mars-1');
  await expect
    .poll(() => problemOf('Region'))
    .toBe('Must be an AWS, AWS China, or AWS GovCloud Region, such as us-east-1.');
  await type('Region', 'us-east-1');
  await expect.poll(() => problemOf('Region')).toBe('');
  await type('Identity pool ID', 'pool');
  await expect.poll(() => problemOf('Identity pool ID')).toContain('Must be an identity pool ID');
  // Its region is the pool's, where it is not chosen.
  await type('Region', '');
  await type('Identity pool ID', acme.identityPoolId);
  await expect.poll(() => typedIn('Region')).toBe('us-east-1');
  await type('Issuer', 'http://id.example.com');
  await expect.poll(() => problemOf('Issuer')).toBe('Must be an https URL without a user name, query, or fragment.');
  await type('Issuer', acme.signIn.issuer);
  await type('Role ARN', 'role/studio');
  await expect.poll(() => problemOf('Role ARN')).toBe('Must be an IAM role ARN.');
  await type('Role ARN', '');
  await clickButton(options, 'Save');
  await expect.poll(() => problemOf('Client ID')).toBe('Enter the client ID.');
  expect(await options.evaluate(() => (document.activeElement as HTMLInputElement).labels?.[0]?.textContent)).toBe(
    'Client ID',
  );
  await type('Client ID', acme.signIn.clientId);
});

test('testing discovery asks for the host first, and then names the hosts of the endpoints', async () => {
  await clickButton(options, 'Check issuer');
  await answerHostPrompt(world, 'deny');
  await waitForText(options, 'You didn’t allow access to the issuer’s site');
  expect(world.aws.log).toEqual([]);
  await clickButton(options, 'Check issuer');
  await answerHostPrompt(world, 'allow');
  const text = await waitForText(options, 'Issuer found.');
  expect(text).toContain('.auth.us-east-1.amazoncognito.com');
  expect(text).not.toContain('offline_access');
});

test('a provider that lists offline_access: the scope is offered, and put to the others by a click', async () => {
  world.aws.setProviderWays({ listsOfflineAccess: true });
  await type('Scopes', 'openid email');
  await clickButton(options, 'Check issuer');
  await waitForText(options, 'This provider offers offline_access');
  await clickButton(options, 'Add offline_access');
  await expect.poll(() => typedIn('Scopes')).toBe('openid email offline_access');
  expect(await options.evaluate(() => document.body.innerText)).not.toContain('This provider offers offline_access');
  world.aws.reset();
});

test('discovery of an issuer that is another says so, also to who asks by keyboard', async () => {
  await type('Issuer', `${acme.signIn.issuer}/`);
  await handsOf(options, 'keyboard').press('Check issuer');
  await options.waitForFunction(() => document.querySelector('.test .problem')?.textContent !== undefined);
  expect(await options.$eval('.test .problem', element => element.textContent)).toContain('identifies itself as');
  await type('Issuer', acme.signIn.issuer);
  await clickButton(options, 'Save');
  await waitForText(options, 'Saved Own pool.');
  await expect.poll(() => entries()).toEqual(['Own pool']);
});

test('a guest connection is warned of loudly', async () => {
  await clickButton(options, 'Edit Own pool');
  await handsOf(options, 'pointer').choose('Sign-in method', 'Guest (no sign-in)');
  await waitForText(options, 'Anyone can use a guest connection');
  await clickButton(options, 'Cancel');
  await clickButton(options, 'Discard');
});

test('an edit keeps members that this version does not know', async () => {
  const document = { ...demoConfiguration, connections: [{ ...acme, costCentre: 7 }] };
  await importConfiguration(world, document, options);
  await openSettings(options, 'connections');
  await clickButton(options, 'Edit Acme ML');
  await type('Name', 'Acme research');
  await clickButton(options, 'Save');
  await waitForText(options, 'Saved Acme research.');
  await expect.poll(() => entries()).toEqual(['Own pool', 'Acme research']);
  await world.reload(options);
  await waitForText(options, 'Acme research');
  const stored = await options.evaluate(
    'chrome.storage.local.get().then(async local => JSON.stringify([local, await chrome.storage.sync.get()]))',
  );
  expect(stored).toContain('"costCentre":7');
});

test('a duplicate stands behind its original, and goes without being asked about', async () => {
  const { chooseInMenu } = handsOf(options, 'pointer');
  await chooseInMenu('More actions for Own pool', 'Duplicate');
  await waitForText(options, 'Added Own pool (copy).');
  await expect.poll(() => entries()).toEqual(['Own pool', 'Own pool (copy)', 'Acme research']);
  await chooseInMenu('More actions for Own pool (copy)', 'Delete');
  await waitForText(options, 'Deleted Own pool (copy).');
  await expect.poll(() => entries()).toEqual(['Own pool', 'Acme research']);
});

test('deleting a connection names the profiles that go with it; Undo brings all of them back', async () => {
  const remove = async () => await handsOf(options, 'pointer').chooseInMenu('More actions for Acme research', 'Delete');
  await remove();
  const text = await waitForText(options, 'This also deletes 3 profiles');
  for (const { name } of demoConfiguration.profiles)
    expect(text.split('This also deletes 3 profiles')[1]).toContain(name);
  await clickButton(options, 'Cancel');
  await expect.poll(() => entries()).toHaveLength(2);
  await remove();
  await clickButton(options, 'Delete connection and 3 profiles');
  await waitForText(options, 'Deleted Acme research and 3 profiles.');
  await clickButton(options, 'Undo');
  await waitForText(options, 'Restored.');
  await expect.poll(() => entries()).toEqual(['Own pool', 'Acme research']);
  await openSettings(options, 'profiles');
  expect(await options.$$eval('.profile .name', names => names.map(name => name.textContent))).toEqual(
    demoConfiguration.profiles.map(({ name }) => name),
  );
});

test('the Undo goes away by itself, and leaves the focus in its section', async () => {
  await openSettings(options, 'connections');
  await handsOf(options, 'pointer').chooseInMenu('More actions for Own pool', 'Delete');
  await findByRole(options, 'button', 'Undo');
  await options.waitForFunction(
    () => ![...document.querySelectorAll('button')].some(button => button.textContent === 'Undo'),
  );
  await options.waitForFunction(() => document.activeElement?.textContent === 'Connections');
});

async function field(label: string): Promise<string> {
  await unfold(options, 'pointer', label);
  const found = await options.waitForSelector(`::-p-xpath(//dialog//label[.="${label}"])`, { visible: true });
  return `[id="${await found?.evaluate(element => (element as HTMLLabelElement).htmlFor)}"]`;
}

async function type(label: string, text: string): Promise<void> {
  await options.focus(await field(label));
  await retype(options, text);
}

async function typedIn(label: string): Promise<string> {
  return await options.$eval(await field(label), input => (input as HTMLInputElement).value);
}

async function problemOf(label: string): Promise<string> {
  await options.evaluate(() => new Promise(resolve => setTimeout(resolve, 50)));
  return await options.$eval(
    await field(label),
    input => input.closest('.field')?.querySelector('.problem')?.textContent ?? '',
  );
}

async function entries(): Promise<string[]> {
  return await options.$$eval('.entries h2 .name', names => names.map(name => name.textContent ?? ''));
}
