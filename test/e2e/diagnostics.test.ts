import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { demoConfiguration, type Fault } from '../../local-aws/index';
import { awsCalls } from './harness/aws-calls';
import { findViolations } from './harness/find-violations';
import { handsOf, readFocus, ways } from './harness/hands';
import { holdAnswers } from './harness/hold-answers';
import {
  clickButton,
  clickProfile,
  findSignInWindow,
  findStudio,
  importConfiguration,
  openSettings,
  signInAs,
  startWorldOfAlice,
  waitForText,
} from './harness/person';
import { stopWorker, type World } from './harness/world';

const [, home] = demoConfiguration.profiles;
const bobs = { ...home, id: 'bob', name: 'Bob’s Studio', userProfileName: 'bob' };
const passed = 'All checks passed';

let world: World;
let page: Page;

beforeAll(async () => {
  world = await startWorldOfAlice();
  const profiles = [...demoConfiguration.profiles, bobs];
  await importConfiguration(world, { ...demoConfiguration, profiles }, world.remote);
  await world.allowClipboard();
});
beforeEach(async () => {
  world.aws.reset();
  page = await openDiagnostics('connection=acme');
});
afterEach(async () => {
  await page.close();
  await world.remote.evaluate('chrome.storage.session.remove("diagnosis:acme")');
});
afterAll(async () => await world?.close());

async function openDiagnostics(query: string): Promise<Page> {
  return await world.openPage(`src/diagnostics/index.html#${query}`);
}

/** Each step with its state, as it reads. */
const readSteps = () =>
  page.$$eval('.steps > li', items =>
    items.map(item =>
      [...item.querySelectorAll(':scope > span')].map(part => part.textContent?.split(' · ')[0]).join(': '),
    ),
  );

const readStates = async () => (await readSteps()).map(step => step.split(': ').at(-1));

const readTicket = () => page.$eval('.copyable code', code => code.textContent ?? '');

/** The text that the button leaves in the clipboard. */
async function copyTicket(): Promise<string> {
  await clickButton(page, 'Copy report');
  await waitForText(page, 'Copied');
  return await page.evaluate(() => navigator.clipboard.readText());
}

const countPages = async () => (await world.listPages(() => true)).length;

describe.each(ways)('with the %s', way => {
  test('a connection that works is green in every step, by real calls, and no tab opens', async () => {
    await waitForText(page, 'Acme ML');
    expect(new Set(await readStates())).toEqual(new Set(['Not checked yet']));
    const before = await countPages();
    const hands = handsOf(page, way);
    await hands.press('Run diagnostics');
    await waitForText(page, passed);
    expect(await readSteps()).toEqual([
      'Site access: Passed',
      'Network: Passed',
      'Clock: Passed',
      'Identity provider: Passed',
      'Sign-in: Passed',
      'AWS identity: Passed',
      'AWS credentials: Passed',
      'Permission to open “Prod JupyterLab”: Passed',
    ]);
    expect(awsCalls(world)).toEqual([
      'CognitoIdentity.unknown',
      'CognitoIdentity.GetId',
      'CognitoIdentity.GetCredentialsForIdentity',
      'SageMaker.CreatePresignedDomainUrl',
    ]);
    expect(await countPages()).toBe(before);
    await hands.press('Copy report');
    await waitForText(page, 'Copied');
  });

  test('another profile is chosen, and asked for', async () => {
    const hands = handsOf(page, way);
    await waitForText(page, 'Acme ML');
    await hands.choose('Profile to test with', bobs.name);
    await hands.press('Run diagnostics');
    await waitForText(page, 'You don’t have access to this profile');
    expect((await readSteps()).at(-1)).toBe('Permission to open “Bob’s Studio”: Failed');
  });
});

const refused = (operation: string, errorType: string): Fault => ({ operation, errorType, status: 400 });

describe('the step that fails says why and what to do, and what comes after it is not checked:', () => {
  test.each<[step: string, fault: string, Fault, title: string, remedy: string]>([
    ['Network', 'no answer', { operation: 'CognitoIdentity.unknown', reset: true }, 'You’re offline', 'Try again'],
    [
      'Network',
      '32: captive portal: HTML with 200',
      { operation: 'CognitoIdentity.unknown', html: true },
      'Unexpected response instead of AWS’s',
      'Try again',
    ],
    [
      'Network',
      'a redirect to somebody in between',
      { operation: 'CognitoIdentity.unknown', status: 302, headers: { location: 'https://portal.example/' } },
      'Unexpected response instead of AWS’s',
      'Try again',
    ],
    [
      'Identity provider',
      'an outage',
      { operation: 'oidc.discovery', status: 503 },
      'Your identity provider returned an error',
      'Try again',
    ],
    [
      'Identity provider',
      '19: discovery document names another issuer',
      { operation: 'oidc.discovery', body: { issuer: 'https://other.example' } },
      'Sign-in isn’t set up correctly',
      'Open Settings',
    ],
    [
      'AWS identity',
      'a login that the pool does not take',
      refused('CognitoIdentity.GetId', 'NotAuthorizedException'),
      'The identity pool didn’t accept your sign-in',
      'Use another account',
    ],
    [
      'AWS credentials',
      'a pool without a role',
      refused('CognitoIdentity.GetCredentialsForIdentity', 'InvalidIdentityPoolConfigurationException'),
      'The identity pool isn’t set up for sign-in',
      'Try again',
    ],
    [
      'Permission to open “Prod JupyterLab”',
      'a link elsewhere',
      { operation: 'SageMaker.', authorizedUrl: 'https://evil.example/auth?token=x' },
      'Link blocked',
      'Open Settings',
    ],
  ])('%s: %s', async (step, _name, fault, title, remedy) => {
    world.aws.setFaults([fault]);
    await clickButton(page, 'Run diagnostics');
    await waitForText(page, `: ${step} (`);
    expect(await page.$eval('.steps [role=alert]', card => card.textContent)).toContain(title);
    const steps = await readSteps();
    const at = steps.indexOf(`${step}: Failed`);
    expect((await readStates()).map((state, index) => [index < at, state])).toEqual(
      steps.map((_, index) => [index < at, index < at ? 'Passed' : index === at ? 'Failed' : 'Skipped']),
    );
    expect(await page.$$eval('.steps .card .primary', buttons => buttons.map(button => button.textContent))).toEqual([
      remedy,
    ]);
    expect(await findViolations(page)).toEqual([]);
    await expectNoSecrets(await copyTicket());
    if (remedy !== 'Try again') return;
    world.aws.reset();
    await clickButton(page, 'Try again');
    // The button that was pressed is gone: the focus is where the next one is.
    expect(await readFocus(page)).toBe('Run again');
    await waitForText(page, passed);
  });

  test('Site access, whose button asks for it and goes on', async () => {
    await world.remote.evaluate(
      'chrome.permissions.remove({ origins: ["https://cognito-identity.us-east-1.amazonaws.com/*"] })',
    );
    await clickButton(page, 'Run diagnostics');
    await waitForText(page, 'Failed at step 1 of 8: Site access');
    expect(await readTicket()).toContain('Hosts: cognito-identity.us-east-1.amazonaws.com');
    await clickButton(page, 'Allow access');
    await world.allowAgain();
    await waitForText(page, passed);
  });

  test.each([
    [-10, '10 minutes fast'],
    [10, '10 minutes slow'],
  ])('Clock, when the server’s differs by %i minutes: it says that it is %s', async (minutes, text) => {
    world.aws.setClockOffset(minutes * 60_000);
    await clickButton(page, 'Run diagnostics');
    const shown = await waitForText(page, 'Check your computer’s clock');
    expect(shown).toContain(`clock is ${text}.`);
    expect(await readTicket()).toMatch(/^Clock: (599|600|601) s (ahead of|behind) the server's$/m);
    expect(await findViolations(page)).toEqual([]);
  });

  test('Sign-in, when the person closes the window; then it goes on from there', async () => {
    await world.remote.evaluate('chrome.storage.session.remove("tokens:acme")');
    await world.remote.evaluate('chrome.storage.session.set({ "signedOut:acme": true })');
    await clickButton(page, 'Run diagnostics');
    await (await findSignInWindow(world)).close();
    await waitForText(page, 'Failed at step 5 of 8: Sign-in');
    await clickButton(page, 'Try again');
    await waitForText(page, 'Checking: Sign-in…');
    await signInAs(world, 'alice');
    await waitForText(page, passed);
  });
});

test('69: a server that tells no time leaves the clock unchecked, and the rest goes on', async () => {
  world.aws.setFaults([{ operation: 'CognitoIdentity.unknown', noDateHeader: true }]);
  await clickButton(page, 'Run diagnostics');
  await waitForText(page, passed);
  expect(await readSteps()).toContain('Clock: Skipped');
  expect(await readTicket()).toContain('Clock: not compared');
});

test('43: what is copied holds nothing that AWS or the provider issued, and no name, account, domain or pool', async () => {
  await clickButton(page, 'Run diagnostics');
  await waitForText(page, passed);
  const text = await copyTicket();
  expect(text).toBe(await readTicket());
  expect(text).toContain('Presign permission: passed');
  expect(world.aws.issued.map(({ kind }) => kind)).toContain('signingToken');
  await expectNoSecrets(text);
  expect(await findViolations(page)).toEqual([]);
});

async function expectNoSecrets(text: string): Promise<void> {
  const [{ identityPoolId, name, signIn }] = demoConfiguration.connections;
  const names = [identityPoolId, name, signIn.clientId, 'alice', 'Alice', '111122223333', 'd-abcdefgh1234'];
  const stored = await world.remote.evaluate('chrome.storage.session.get("diagnosis:acme").then(JSON.stringify)');
  const secrets = [...world.aws.secrets, ...world.aws.codes];
  expect(secrets.length).toBeGreaterThan(5);
  expect([...secrets, ...names].filter(secret => text.includes(secret))).toEqual([]);
  expect(secrets.filter(secret => String(stored).includes(secret))).toEqual([]);
}

test('a diagnosis leaves credentials and identity as they were: the next launch is one call', async () => {
  await clickProfile(world, home.name);
  await findStudio(world);
  await page.bringToFront();
  await clickButton(page, 'Run diagnostics');
  await waitForText(page, passed);
  const keys =
    'chrome.storage.session.get().then(items => JSON.stringify([items["credentials:acme"], items["identity:acme"]]))';
  const before = await world.remote.evaluate(keys);
  world.aws.setFaults([refused('CognitoIdentity.GetCredentialsForIdentity', 'NotAuthorizedException')]);
  await clickButton(page, 'Run again');
  await waitForText(page, 'Failed at step 7 of 8: AWS credentials');
  expect(await world.remote.evaluate(keys)).toBe(before);
  expect(before).toContain('sessionToken');
  world.aws.reset();
  await clickProfile(world, home.name);
  await vi.waitFor(() => expect(awsCalls(world)).toEqual(['SageMaker.CreatePresignedDomainUrl']));
});

test('a worker that is killed in the middle: the page says that it was interrupted, also a new one, and runs it again', async () => {
  const operation = 'CognitoIdentity.GetCredentialsForIdentity';
  // More than once: the worker gives an answer up after ten seconds, which axe alone may take on a busy machine.
  world.aws.setFaults([{ operation, hang: true }]);
  await clickButton(page, 'Run diagnostics');
  await waitForText(page, 'Checking: AWS credentials…');
  expect(await findViolations(page)).toEqual([]);
  await vi.waitFor(() => expect(awsCalls(world)).toContain(operation));
  await stopWorker(world);
  world.aws.setFaults([]);
  await waitForText(page, 'The browser interrupted the check');
  expect(await readStates()).toContain('Interrupted');
  expect(await readTicket()).toContain('Credentials: interrupted');
  expect(await findViolations(page)).toEqual([]);
  await page.close();
  page = await openDiagnostics('connection=acme');
  await waitForText(page, 'The browser interrupted the check');
  await clickButton(page, 'Run again');
  await waitForText(page, passed);
});

test('two pages show one diagnosis, and pressing the button on both is one flight', async () => {
  const release = holdAnswers(world, { operation: 'SageMaker.' });
  const other = await openDiagnostics('connection=acme');
  await clickButton(other, 'Run diagnostics');
  await page.bringToFront();
  await waitForText(page, 'Checking: Permission');
  await clickButton(page, 'Run again');
  release();
  await waitForText(page, passed);
  await other.bringToFront();
  await waitForText(other, passed);
  expect(awsCalls(world).filter(call => call.startsWith('SageMaker.'))).toHaveLength(1);
  await other.close();
});

test.each(['connection=nowhere', 'connection=__proto__', 'connection=%00%ff<img src=x>', 'connection', 'x', ''])(
  'an address that names no connection (#%s) is said in words',
  async query => {
    await page.close();
    page = await openDiagnostics(query);
    await waitForText(page, 'Connection not found');
    expect(await page.$$eval('main button', buttons => buttons.map(button => button.textContent))).toEqual([
      'Open Settings',
    ]);
    expect(await page.$('main img')).toBeNull();
    expect(await findViolations(page)).toEqual([]);
  },
);

test('the options page leads here, and a failure of the connection leads back to its editor', async () => {
  const here = '/src/diagnostics/index.html#connection=acme';
  const findPage = (end: string) => world.findPage(address => address.endsWith(end));
  await page.close();
  await world.remote.bringToFront();
  await openSettings(world.remote, 'connections');
  await clickButton(world.remote, 'Diagnose Acme ML');
  page = await findPage(here);
  world.aws.setFaults([{ operation: 'oidc.discovery', body: { issuer: 'https://other.example' } }]);
  await clickButton(page, 'Run diagnostics');
  await clickButton(page, 'Open Settings');
  const editor = await findPage('/src/options/index.html#connection=acme');
  await waitForText(editor, 'Edit Acme ML');
  await editor.close();
});

test.each([360, 1600])('nothing is cut off at %i pixels', async width => {
  await page.setViewport({ width, height: 900 });
  await clickButton(page, 'Run diagnostics');
  await waitForText(page, passed);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
});
