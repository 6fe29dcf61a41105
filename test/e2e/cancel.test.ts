import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { demoConfiguration } from '../../local-aws/index';
import { awsCalls, providerCalls } from './harness/aws-calls';
import { handsOf, ways } from './harness/hands';
import {
  clickButton,
  clickProfile,
  closeStudio,
  findSignInWindow,
  findStudio,
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
  await waitForText(popup, 'Studio home: cancelled. Nothing was opened.');
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
  await waitForText(page, 'The launch was cancelled. Nothing was opened.');
  await clickButton(page, 'Try again');
  expect((await findStudio(world)).shown.user).toBe('alice');
});

test('70: a sign-out during a launch ends it, wipes everything, and opens nothing', async () => {
  await launchThatHangs();
  await clickButton(world.remote, 'Sign out');
  await waitForText(world.remote, 'Not signed in');
  await waitForText(await openPopup(world), 'Studio home: cancelled. Nothing was opened.');
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
  await waitForText(await openPopup(world), 'Studio home: cancelled. Nothing was opened.');
  expect(await readSecrets()).toEqual([]);
});

test('a sign-in on the options page is given up with its button, which closes the window', async () => {
  await clickButton(world.remote, 'Sign in');
  const window = await findSignInWindow(world);
  await clickButton(world.remote, 'Cancel');
  await expect.poll(() => window.isClosed()).toBe(true);
  await waitForText(world.remote, 'The launch was cancelled');
  await clickButton(world.remote, 'Dismiss');
});

test('70: a revocation that fails is said, and all is wiped all the same', async () => {
  await clickButton(world.remote, 'Sign in');
  await signInAs(world, 'alice');
  await waitForText(world.remote, 'Signed in as Alice Example');
  world.aws.setFaults([{ operation: 'oidc.revoke', reset: true }]);
  await clickButton(world.remote, 'Sign out');
  await waitForText(world.remote, 'The identity provider did not confirm it');
  expect(await readSecrets()).toEqual([]);
});

/** Keys of what is secret in the memory of the browser. */
async function readSecrets(): Promise<string[]> {
  const keys = (await world.remote.evaluate('chrome.storage.session.get().then(Object.keys)')) as string[];
  return keys.filter(key => /^(tokens|credentials|identity):/.test(key));
}
