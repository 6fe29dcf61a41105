import { afterAll, beforeAll, expect, test } from 'vitest';
import { userPool } from '../../local-aws/world';
import { clickButton, findSignInWindow, openSettings, signIn, startWorldOfAlice, waitForText } from './harness/person';
import type { World } from './harness/world';

let world: World;

beforeAll(async () => {
  world = await startWorldOfAlice();
});
afterAll(async () => await world?.close());

const canary = 'canary=1; Path=/; Secure; HttpOnly; SameSite=None';
/** The names of the cookies that came with each call of an operation. */
const cookiesOf = (operation: string) =>
  world.aws.log.filter(entry => entry.operation === operation).map(({ cookies }) => cookies);

test('75: no call to the provider carries the person’s cookies there, but the window does', async () => {
  // On both of the provider's hosts, as a person's own visits leave them.
  world.aws.setFaults([{ operation: 'oidc.', headers: { 'set-cookie': canary } }]);
  const addresses = [
    `${userPool.issuer}/.well-known/openid-configuration`,
    `https://${userPool.signInHost}/oauth2/authorize`,
  ];
  const page = await world.browser.newPage();
  for (const address of addresses) await page.goto(address);
  world.aws.reset();
  for (const address of addresses) await page.goto(address);
  // A positive control: what the browser itself asks comes with the cookie, on each host.
  for (const operation of ['oidc.discovery', 'oidc.authorize']) {
    expect(cookiesOf(operation), operation).toEqual([expect.arrayContaining(['canary'])]);
  }
  await page.close();

  world.aws.reset();
  await openSettings(world.remote, 'connections');
  await clickButton(world.remote, 'Sign out');
  await waitForText(world.remote, 'Not signed in');
  await world.remote.evaluate(`chrome.storage.session.remove('provider:${userPool.issuer}')`);
  await clickButton(world.remote, 'Sign in');
  await signIn(await findSignInWindow(world), 'alice');
  await waitForText(world.remote, 'Signed in as Alice Example');
  // Has the ID token end, so that the launch renews it.
  const end = `chrome.storage.session.get('tokens:acme').then(({ 'tokens:acme': tokens }) =>
    chrome.storage.session.set({ 'tokens:acme': { ...tokens, expiresAt: 0 } }))`;
  await world.remote.evaluate(end);
  await world.remote.evaluate(
    `chrome.runtime.sendMessage({ type: "launch", request: {
      askId: crypto.randomUUID(), request: { profileId: "studio-home", openIn: "backgroundTab" } } })`,
  );
  for (const operation of ['oidc.discovery', 'oidc.token', 'oidc.keys', 'oidc.revoke']) {
    expect(cookiesOf(operation).length, operation).toBeGreaterThan(0);
    expect(new Set(cookiesOf(operation)), operation).toEqual(new Set([undefined]));
  }
  expect(cookiesOf('oidc.token')).toHaveLength(2);
  expect(new Set(cookiesOf('oidc.authorize').map(cookies => cookies?.includes('canary')))).toEqual(new Set([true]));
});
