import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { partnerHost } from '../../local-aws/find-host';
import { demoConfiguration } from '../../local-aws/index';
import { userPool } from '../../local-aws/world';
import { awsCalls, providerCalls } from './harness/aws-calls';
import { handsOf, ways } from './harness/hands';
import {
  clickButton,
  clickProfile,
  closeStudio,
  findSignInWindow,
  findStudio,
  openSettings,
  readAddress,
  readDetails,
  signInAs,
  startWorldOfAlice,
  waitForText,
} from './harness/person';
import { forgetLaunches } from './harness/triggers';
import { openPopup, type World } from './harness/world';

// A launch that nobody wants any more: given up in the popup or on the launch page, or by signing out.

const presign = 'SageMaker.CreatePresignedDomainUrl';

let world: World;

beforeAll(async () => {
  world = await startWorldOfAlice();
  await openSettings(world.remote, 'connections');
});
beforeEach(() => world.aws.reset());
afterEach(async () => {
  await closeStudio(world);
  await forgetLaunches(world);
});
afterAll(async () => await world?.close());

async function launchThatHangs(): Promise<Page> {
  world.aws.setFaults([{ operation: presign, hang: true, times: 1 }]);
  const popup = await clickProfile(world, 'Studio home');
  await vi.waitFor(() => expect(awsCalls(world)).toEqual([presign]));
  return popup;
}

const readRequest = () => world.aws.log.find(({ operation }) => operation === presign)?.detail;
const readBadge = () => world.remote.evaluate('chrome.action.getBadgeText({})');

test.each(ways)('the popup gives a launch up, by %s: no card, no badge, and the request is cancelled', async way => {
  const popup = await launchThatHangs();
  await handsOf(popup, way).press('Cancel');
  await waitForText(popup, 'Canceled Studio home. Nothing was opened.');
  await expect.poll(readRequest).toEqual({ ended: 'closed by the client' });
  await expect.poll(readBadge).toBe('');
  expect(await popup.$('[role=alert]')).toBeNull();
  await popup.close();
  await clickProfile(world, 'Studio home');
  expect((await findStudio(world)).shown.user).toBe('alice');
});

test('the launch page gives a launch up, says so, and launches again', async () => {
  world.aws.setFaults([{ operation: presign, hang: true, times: 1 }]);
  const page = await world.openPage(`src/launch/index.html#profile=${demoConfiguration.profiles[1].id}`);
  await vi.waitFor(() => expect(awsCalls(world)).toEqual([presign]));
  await clickButton(page, 'Cancel');
  await waitForText(page, 'You canceled before Studio opened. Nothing was opened.');
  await clickButton(page, 'Try again');
  expect((await findStudio(world)).shown.user).toBe('alice');
});

test('70: a sign-out during a launch ends it, wipes everything, and opens nothing', async () => {
  await launchThatHangs();
  await clickButton(world.remote, 'Sign out');
  await waitForText(world.remote, 'Not signed in');
  await waitForText(await openPopup(world), 'Canceled Studio home. Nothing was opened.');
  await expect.poll(readRequest).toEqual({ ended: 'closed by the client' });
  expect(providerCalls(world)).toContain('oidc.revoke');
  expect(await readSecrets()).toEqual([]);
  expect(await closeStudio(world)).toBe(0);
});

test('70: a sign-out during a sign-in closes its window, and the launch ends', async () => {
  await clickProfile(world, 'Studio home');
  const window = await findSignInWindow(world);
  await world.remote.evaluate('chrome.runtime.sendMessage({ type: "signOut", request: { connectionId: "acme" } })');
  await expect.poll(() => window.isClosed()).toBe(true);
  await waitForText(await openPopup(world), 'Canceled Studio home. Nothing was opened.');
  expect(await readSecrets()).toEqual([]);
});

test('a sign-in on the options page is given up with its button, which closes the window', async () => {
  await clickButton(world.remote, 'Sign in');
  const window = await findSignInWindow(world);
  await clickButton(world.remote, 'Cancel');
  await expect.poll(() => window.isClosed()).toBe(true);
  await waitForText(world.remote, 'You canceled before Studio opened');
  await clickButton(world.remote, 'Dismiss');
});

test('70: a revocation that fails is said, and all is wiped all the same', async () => {
  await clickButton(world.remote, 'Sign in');
  await signInAs(world, 'alice');
  await waitForText(world.remote, 'Signed in as Alice Example');
  world.aws.setFaults([{ operation: 'oidc.revoke', reset: true }]);
  await clickButton(world.remote, 'Sign out');
  await waitForText(world.remote, 'Your provider didn’t confirm');
  expect(await readSecrets()).toEqual([]);
});

/** Nobody is signed in, here or at the provider, and no sign-out is remembered that would have it ask at once. */
async function forgetEverybody(): Promise<void> {
  await world.remote.evaluate('chrome.runtime.sendMessage({ type: "signOut", request: { connectionId: "acme" } })');
  const marks =
    '({ local }) => local.get().then(all => local.remove(Object.keys(all).filter(key => /^signedOut/.test(key))))';
  await world.remote.evaluate(`(${marks})(chrome.storage)`);
  const page = await world.browser.newPage();
  const query = new URLSearchParams({ client_id: userPool.clientId, logout_uri: world.redirectUri });
  // Where it leads back to is no page.
  await page.goto(`https://${userPool.signInHost}/logout?${query}`).catch(() => undefined);
  await page.close();
  world.aws.reset();
}

/** How often the provider showed its form. */
const countForms = () =>
  world.aws.log.filter(({ operation, verdict }) => operation === 'oidc.login' && verdict === 'ok').length;
const isForm = (address: string) => new URL(address || 'about:blank').pathname.startsWith('/login/');

test('77: what is cancelled during the silent attempt opens no window', async () => {
  await forgetEverybody();
  world.aws.setFaults([{ operation: 'oidc.authorize', hang: true, times: 1 }]);
  const popup = await clickProfile(world, 'Studio home');
  // The silent attempt is under way.
  await vi.waitFor(() => expect(providerCalls(world)).toContain('oidc.authorize'));
  await clickButton(popup, 'Cancel');
  await waitForText(popup, 'Canceled Studio home. Nothing was opened.');
  await popup.close();
  // The next sign-in waits for the one before to be really over, and then shows the one form that there is.
  await clickButton(world.remote, 'Sign in');
  await findSignInWindow(world);
  expect(await world.listPages(isForm)).toHaveLength(1);
  await clickButton(world.remote, 'Cancel');
  await expect.poll(async () => (await world.listPages(isForm)).length).toBe(0);
  await clickButton(world.remote, 'Dismiss');
});

test('77: the sign-in window is closed wherever its provider has led, and nobody else’s popup is', async () => {
  await forgetEverybody();
  world.aws.setPartner(true);
  const other = await world.browser.newPage();
  await other.goto('https://us-east-1.signin.aws.amazon.com/');
  const openPopupWindow = (path: string) =>
    other.evaluate(
      `void window.open('https://us-east-1.signin.aws.amazon.com/${path}', '_blank', 'popup,width=400,height=300')`,
    );
  const others = async () => (await world.listPages(address => /signin\.aws.*\/(before|after)$/.test(address))).length;
  await openPopupWindow('before');
  await expect.poll(others).toBe(1);
  await world.remote.bringToFront();
  await clickButton(world.remote, 'Sign in');
  const window = await findSignInWindow(world);
  expect(new URL(await readAddress(window)).hostname).toBe(partnerHost);
  await openPopupWindow('after');
  await expect.poll(others).toBe(2);
  await world.remote.bringToFront();
  await clickButton(world.remote, 'Cancel');
  await expect.poll(async () => (await world.listPages(isForm)).length).toBe(0);
  expect(await others()).toBe(2);
  await clickButton(world.remote, 'Dismiss');
  for (const page of await world.listPages(address => address.includes('signin.aws'))) await page.close();
});

test('77: a sign-out closes the window of a sign-in that has been led to another host', async () => {
  await forgetEverybody();
  world.aws.setPartner(true);
  await clickProfile(world, 'Studio home');
  await findSignInWindow(world);
  await world.remote.evaluate('chrome.runtime.sendMessage({ type: "signOut", request: { connectionId: "acme" } })');
  await expect.poll(async () => (await world.listPages(isForm)).length).toBe(0);
  await waitForText(await openPopup(world), 'Canceled Studio home. Nothing was opened.');
  expect(await readSecrets()).toEqual([]);
});

test('13: a launch whose sign-in the person declines shows what the provider said, and asks no second time', async () => {
  await forgetEverybody();
  await clickProfile(world, 'Studio home');
  const window = await findSignInWindow(world);
  const shown = countForms();
  await (await window.waitForSelector('a[href$="/cancel"]'))?.click();
  const popup = await openPopup(world);
  expect(await readDetails(world, popup)).toContain('access_denied: The user cancelled the sign-in');
  expect(countForms()).toBe(shown);
  expect(providerCalls(world)).not.toContain('oidc.token');
  expect(await world.listPages(isForm)).toEqual([]);
});

/** Keys of what is secret in the memory of the browser. */
async function readSecrets(): Promise<string[]> {
  const keys = (await world.remote.evaluate('chrome.storage.session.get().then(Object.keys)')) as string[];
  return keys.filter(key => /^(tokens|credentials|identity):/.test(key));
}
