import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { usersRole } from '../../local-aws/access';
import { demoConfiguration } from '../../local-aws/index';
import { classicPool, mainPool } from '../../local-aws/start-test-world';
import { awsCalls } from './harness/aws-calls';
import { findViolations } from './harness/find-violations';
import { handsOf } from './harness/hands';
import {
  answerHostPrompt,
  clickProfile,
  closeStudio,
  findStudio,
  importConfiguration,
  openSettings,
  readDetails,
  signInAs,
  waitForText,
} from './harness/person';
import { startWorld, type World } from './harness/world';

// A connection in the basic (classic) flow, from its form to Studio. In order: each test goes on where the one before has left the
// browser.

let world: World;
let options: Page;

beforeAll(async () => {
  world = await startWorld();
  options = await importConfiguration(world, demoConfiguration, world.remote);
});
beforeEach(() => world.aws.reset());
afterEach(async () => await closeStudio(world));
afterAll(async () => await world?.close());

test('its form asks for the role, bounds the session, and the STS is among the hosts afterwards', async () => {
  const hands = handsOf(options, 'keyboard');
  await openSettings(options, 'connections');
  await hands.press('Edit Acme ML');
  await hands.fill('Identity pool ID', classicPool);
  expect(await readFields(options)).not.toContain('Session length (seconds)');
  await hands.choose('Cognito authentication flow', 'Basic (classic)');
  await waitForText(options, 'grants the role’s full permissions');
  await hands.fill('Session length (seconds)', '60');
  await waitForText(options, 'Must be a whole number of seconds from 900 to 43200.');
  await hands.press('Save');
  await waitForText(options, 'Enter the role ARN. The basic flow requires it.');
  await hands.fill('Role ARN', usersRole);
  await hands.fill('Session length (seconds)', '900');
  expect(await findViolations(options)).toEqual([]);
  await hands.press('Save');
  await waitForText(options, 'Saved Acme ML.');
  // The list is folded up.
  await options.waitForFunction(() => document.body.textContent?.includes('sts.us-east-1.amazonaws.com'));
  const stored = await options.evaluate('chrome.storage.sync.get("connection:acme").then(JSON.stringify)');
  for (const member of ['"authFlow":"basic"', `"roleArn":"${usersRole}"`, '"roleSessionDurationInSeconds":900']) {
    expect(stored).toContain(member);
  }
});

test('the first click asks for the hosts, the STS among them, and opens Studio by a session of that length', async () => {
  await clickProfile(world, 'Studio home');
  await answerHostPrompt(world, 'allow');
  await signInAs(world, 'alice');
  expect((await findStudio(world)).shown.user).toBe('alice');
  expect(awsCalls(world)).toEqual([
    'CognitoIdentity.GetId',
    'CognitoIdentity.GetOpenIdToken',
    'SecurityTokenService.AssumeRoleWithWebIdentity',
    'SageMaker.CreatePresignedDomainUrl',
  ]);
  const session = world.aws.log.find(({ operation }) => operation.startsWith('SecurityTokenService.'));
  expect(session?.detail).toMatchObject({ role: usersRole, seconds: '900' });
});

test('the next click makes one call; nothing secret is stored but in memory', async () => {
  await clickProfile(world, 'Studio home');
  expect((await findStudio(world)).shown.user).toBe('alice');
  expect(awsCalls(world)).toEqual(['SageMaker.CreatePresignedDomainUrl']);
  const onDisk = await options.evaluate(
    'Promise.all([chrome.storage.local.get(), chrome.storage.sync.get()]).then(JSON.stringify)',
  );
  expect(world.aws.issued.some(({ kind }) => kind === 'openIdToken')).toBe(true);
  expect(world.aws.secrets.filter(secret => String(onDisk).includes(secret))).toEqual([]);
});

test('diagnostics go the same way', async () => {
  const page = await world.openPage('src/diagnostics/index.html#connection=acme');
  await handsOf(page, 'keyboard').press('Run diagnostics');
  await waitForText(page, 'All checks passed');
  expect(awsCalls(world)).toContain('SecurityTokenService.AssumeRoleWithWebIdentity');
  await page.close();
});

test('a pool that does not allow it is said to be what is to be changed', async () => {
  await options.bringToFront();
  const hands = handsOf(options, 'keyboard');
  await openSettings(options, 'connections');
  await hands.press('Edit Acme ML');
  await hands.fill('Identity pool ID', mainPool);
  await hands.press('Save');
  await waitForText(options, 'Saved Acme ML.');
  const popup = await clickProfile(world, 'Studio home');
  await waitForText(popup, 'The basic flow is off for this identity pool');
  expect(await readDetails(world, popup)).toContain('“Basic (classic) flow is not enabled, please use enhanced flow.”');
});

const readFields = (page: Page) => page.$$eval('label', labels => labels.map(label => label.textContent));
