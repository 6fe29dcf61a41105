import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { demoConfiguration } from '../../local-aws/index';
import { providerCalls } from './harness/aws-calls';
import { findViolations } from './harness/find-violations';
import {
  clickButton,
  clickForCard,
  clickProfile,
  closeOtherPages,
  closeStudio,
  findStudio,
  importConfiguration,
  signInAs,
  startWorldOfAlice,
  waitForText,
} from './harness/person';
import { isFirefox, type World } from './harness/world';

// Providers that do otherwise than the local one usually does, in order: each test begins signed out, with the hosts allowed.

const [connection] = demoConfiguration.connections;
const changed = (signIn: object) => ({
  ...demoConfiguration,
  connections: [{ ...connection, signIn: { ...connection.signIn, ...signIn } }],
});

let world: World;

beforeAll(async () => {
  world = await startWorldOfAlice();
});
beforeEach(async () => {
  await closeOtherPages(world);
  await world.remote.evaluate('chrome.runtime.sendMessage({ type: "signOut", request: { connectionId: "acme" } })');
  // The next sign-in is like the first one.
  await world.remote.evaluate(`chrome.storage.local.get()
    .then(items => chrome.storage.local.remove(Object.keys(items).filter(key => key.startsWith('signedOut'))))
    .then(() => chrome.storage.session.clear())`);
  world.aws.reset();
});
afterAll(async () => await world?.close());

const countAuthorizations = () => providerCalls(world).filter(call => call === 'oidc.authorize').length;

/** Ends the provider's own session, so that the window has to ask. */
async function forgetSession(): Promise<void> {
  const page = await world.browser.newPage();
  const { redirectUri } = world;
  const address = `https://acme.auth.us-east-1.amazoncognito.com/logout?client_id=${connection.signIn.clientId}&logout_uri=${encodeURIComponent(redirectUri)}`;
  await page.goto(address).catch(() => undefined);
  await page.close();
}

test('91: a provider that remembers the silent attempt answers that one first, and Studio opens all the same', async () => {
  await forgetSession();
  world.aws.reset();
  world.aws.setProviderWays({ silence: 'remembers' });
  await clickProfile(world, 'Studio home');
  await signInAs(world, 'alice');
  expect((await findStudio(world)).shown.user).toBe('alice');
  expect(providerCalls(world).filter(call => call === 'oidc.token')).toHaveLength(1);
});

test('92: a provider that does not know prompt=none is tried silently once', async () => {
  await forgetSession();
  world.aws.reset();
  world.aws.setProviderWays({ silence: 'form' });
  await clickProfile(world, 'Studio home');
  await signInAs(world, 'alice');
  await findStudio(world);
  await closeStudio(world);
  const first = countAuthorizations();
  await world.remote.evaluate('chrome.storage.session.remove(["tokens:acme", "credentials:acme", "identity:acme"])');
  await clickProfile(world, 'Studio home');
  await findStudio(world);
  expect(countAuthorizations() - first).toBe(1);
});

test('78: a provider that lets in who has been signed in does not sign in again after a sign-out: it is asked anew', async () => {
  await clickProfile(world, 'Studio home');
  await findStudio(world);
  await closeOtherPages(world);
  await world.remote.evaluate('chrome.runtime.sendMessage({ type: "signOut", request: { connectionId: "acme" } })');
  world.aws.setProviderWays({ ignoresLogin: true });
  // Longer ago than clocks of one provider may differ by.
  await new Promise(resolve => setTimeout(resolve, 12_000));
  expect(await clickForCard(world, 'Studio home')).toContain('did not ask who you are');
  expect(await closeStudio(world)).toBe(0);
});

test('90: a client that the provider does not know is no network problem, and what has to be registered can be copied', async () => {
  await importConfiguration(world, changed({ clientId: 'not-registered' }), world.remote);
  const findCard = async () => {
    if (!isFirefox) return await clickForCard(world, 'Studio home');
    // Firefox shows the provider's error, and the person closes the window.
    await clickProfile(world, 'Studio home');
    const shown = await world.findPage(address => address.includes('/oauth2/authorize'));
    await shown.close();
    return await waitForText(await world.openPopup(), 'not-registered');
  };
  const card = await findCard();
  expect(card).toContain(isFirefox ? 'Sign-in was cancelled' : 'The identity provider did not show its sign-in page');
  expect(card).toContain('not-registered');
  expect(card).toContain(`Redirect address: ${world.redirectUri}`);
  expect(card).not.toMatch(/network|VPN/);
  const popup = await world.openPopup();
  await waitForText(popup, 'not-registered');
  expect(await findViolations(popup)).toEqual([]);
  await clickButton(popup, 'Copy address');
  await waitForText(popup, 'Copied');
  await importConfiguration(world, demoConfiguration, world.remote);
});

test('96: a refusal beside a challenge is quoted, and says what to check', async () => {
  world.aws.setFaults([
    {
      ...{ operation: 'oidc.token', status: 401, errorType: 'invalid_client', message: 'No secret was sent' },
      headers: { 'www-authenticate': 'Basic realm="x"' },
    },
  ]);
  const card = await clickForCard(world, 'Studio home');
  expect(card).toContain('“invalid_client: No secret was sent”');
  expect(card).toContain('public client');
});

test('97: a provider that sends null for what it does not have signs in', async () => {
  world.aws.setProviderWays({ hasNulls: true });
  await clickProfile(world, 'Studio home');
  expect((await findStudio(world)).shown.user).toBe('alice');
});
