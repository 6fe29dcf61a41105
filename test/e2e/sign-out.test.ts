import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { demoConfiguration } from '../../local-aws/index';
import { authorizationRequest } from '../../local-aws/test-client';
import { userPool } from '../../local-aws/world';
import { providerCalls } from './harness/aws-calls';
import { handsOf } from './harness/hands';
import {
  answerHostPrompt,
  clickButton,
  closeOtherPages,
  findSignInWindow,
  importConfiguration,
  openSettings,
  signIn,
  startWorldOfAlice,
  waitForText,
} from './harness/person';
import { isFirefox, type World } from './harness/world';

// Signing out of a connection that is not what it was any more, and what lasts of a sign-out.

let world: World;

beforeAll(async () => {
  world = await startWorldOfAlice();
});
beforeEach(() => world.aws.reset());
afterAll(async () => await world?.close());

const [connection] = demoConfiguration.connections;
const signOut = () =>
  world.remote.evaluate('chrome.runtime.sendMessage({ type: "signOut", request: { connectionId: "acme" } })');

/** Keys of what is secret in the memory of the browser. */
async function readSecrets(): Promise<string[]> {
  const keys = (await world.remote.evaluate('chrome.storage.session.get().then(Object.keys)')) as string[];
  return keys.filter(key => /^(tokens|credentials|identity):/.test(key)).sort();
}

async function startSignedIn(): Promise<void> {
  await closeOtherPages(world);
  await importConfiguration(world, demoConfiguration, world.remote);
  await openSettings(world.remote, 'connections');
  const shown = await waitForText(world.remote, 'igned in');
  if (!shown.includes('Signed in as Alice Example')) {
    await clickButton(world.remote, 'Sign in');
    await signIn(await findSignInWindow(world), 'alice');
  }
  await waitForText(world.remote, 'Signed in as Alice Example');
  world.aws.reset();
}

test('71: once the connection names another issuer, its tokens go to the one that gave them alone, and nobody is shown as signed in', async () => {
  await startSignedIn();
  const issuer = 'https://evil.us-east-1.amazonaws.com';
  const document = {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/keys`,
    revocation_endpoint: `${issuer}/revoke`,
  };
  // As it is once it has been read, so that whatever is asked of its host now is asked with a token.
  await world.remote.evaluate(`chrome.storage.session.set(${JSON.stringify({ [`provider:${issuer}`]: document })})`);
  const changed = { ...connection, signIn: { ...connection.signIn, issuer } };
  await importConfiguration(world, { ...demoConfiguration, connections: [changed] }, world.remote);
  await openSettings(world.remote, 'connections');
  await waitForText(world.remote, 'Not signed in');
  expect(await signOut()).toMatchObject({ answer: { result: 'done' } });
  await expect.poll(() => providerCalls(world)).toEqual(['oidc.revoke']);
  expect(world.aws.log).toMatchObject([{ operation: 'oidc.revoke', host: userPool.signInHost, verdict: 'ok' }]);
  expect(await readSecrets()).toEqual([]);
});

test('74: deleting a connection signs out: all is wiped, and the provider revokes the token', async () => {
  await startSignedIn();
  expect(await readSecrets()).toContain('tokens:acme');
  await handsOf(world.remote, 'pointer').chooseInMenu('More actions for Acme ML', 'Delete');
  await clickButton(world.remote, 'Delete connection and 3 profiles');
  await expect.poll(readSecrets).toEqual([]);
  await expect.poll(() => providerCalls(world)).toEqual(['oidc.revoke']);
  expect(await signOut()).toMatchObject({ answer: { result: 'done' } });
});

test('74: deleting a connection while its sign-in window is open closes the window, and nobody is signed in', async () => {
  await startSignedIn();
  await clickButton(world.remote, 'Sign out');
  await waitForText(world.remote, 'Not signed in');
  await clickButton(world.remote, 'Sign in');
  const window = await findSignInWindow(world);
  await world.remote.bringToFront();
  await handsOf(world.remote, 'pointer').chooseInMenu('More actions for Acme ML', 'Delete');
  await clickButton(world.remote, 'Delete connection and 3 profiles');
  await expect.poll(() => window.isClosed()).toBe(true);
  expect(await readSecrets()).toEqual([]);
});

test('74: a configuration that cannot be read signs nobody out, and who wants to can', async () => {
  await startSignedIn();
  const before = await world.remote.evaluate('chrome.storage.local.get("layout")');
  await world.remote.evaluate('chrome.storage.local.set({ layout: 999, "connection:other": 7 })');
  const page = await world.openPage('src/options/index.html');
  await waitForText(page, 'Someone is still signed in here');
  expect(await readSecrets()).toContain('tokens:acme');
  await clickButton(page, 'Sign out of acme');
  await expect.poll(readSecrets).toEqual([]);
  await expect.poll(() => providerCalls(world)).toContain('oidc.revoke');
  await world.remote.evaluate('chrome.storage.local.remove("connection:other")');
  await world.remote.evaluate(`chrome.storage.local.set(${JSON.stringify(before)})`);
  await page.close();
  await world.reload(world.remote);
});

test('78: after a sign-out the next sign-in asks who it is, also once the browser was restarted', async () => {
  await startSignedIn();
  await clickButton(world.remote, 'Sign out');
  await waitForText(world.remote, 'Not signed in');
  await world.browser.close();
  world = { ...world, ...(await world.startAgain()) };
  world.aws.reset();
  await openSettings(world.remote, 'connections');
  await waitForText(world.remote, 'Not signed in');
  if (!isFirefox) {
    // Chromium forgets of an extension that is loaded from a folder which hosts were allowed. All are known once the
    // provider has been asked for its own.
    await clickButton(world.remote, 'Sign in');
    await waitForText(world.remote, 'Allow access to AWS and your sign-in page');
    await clickButton(world.remote, 'Dismiss');
    const [allow = ''] = /Allow \d+ sites?/.exec(await waitForText(world.remote, ' site')) ?? [];
    await clickButton(world.remote, allow);
    await answerHostPrompt(world, 'allow');
  }
  // The provider's own session has outlived the browser, and would let alice in without a word.
  const { url } = authorizationRequest(world.redirectUri, { prompt: 'none' });
  const page = await world.browser.newPage();
  await page.goto(url.href).catch(() => undefined);
  await page.close();
  expect(world.aws.log.at(-1)).toMatchObject({ operation: 'oidc.authorize', verdict: 'ok' });
  await clickButton(world.remote, 'Sign in');
  await signIn(await findSignInWindow(world), 'alice');
  await waitForText(world.remote, 'Signed in as Alice Example');
});
