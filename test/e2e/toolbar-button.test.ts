import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { awsCalls } from './harness/aws-calls';
import { holdAnswers } from './harness/hold-answers';
import { closeStudio, findStudio, pressKeys, startWorldOfAlice, waitForText } from './harness/person';
import { readButton } from './harness/toolbar';
import { findLaunchPage, forgetLaunches, letGo } from './harness/triggers';
import { openPopup, stopWorker, type World } from './harness/world';

// What the toolbar button shows while nobody looks at a page of the extension.

const presign = 'SageMaker.CreatePresignedDomainUrl';
const quiet = { badge: '', title: 'Studio Launcher' };
const working = { badge: '…', title: 'Studio Launcher: Getting your Studio link…' };
const failed = { badge: '!', title: 'Studio Launcher: Couldn’t open Studio. Click to see why.' };

let world: World;

beforeAll(async () => {
  world = await startWorldOfAlice();
});
beforeEach(async () => {
  world.aws.reset();
  await forgetLaunches(world);
  await expect.poll(() => readButton(world)).toEqual(quiet);
});
afterEach(async () => await closeStudio(world));
afterAll(async () => await world?.close());

/** Launches without a page that would see how it went. */
async function launchUnseen(profileId: string): Promise<void> {
  const ask = { askId: crypto.randomUUID(), request: { profileId } };
  const message = JSON.stringify({ type: 'launch', request: ask });
  await world.remote.evaluate(`chrome.runtime.sendMessage(${message})`);
}

test('it shows that a launch is under way, and at which step, and nothing once Studio is open', async () => {
  const release = holdAnswers(world, { operation: presign });
  const launched = launchUnseen('studio-home');
  await expect.poll(() => readButton(world)).toEqual(working);
  release();
  await launched;
  await expect.poll(() => readButton(world)).toEqual(quiet);
});

test('a failure is marked until the popup is opened', async () => {
  world.aws.setFaults([{ operation: presign, html: true }]);
  await launchUnseen('studio-home');
  await expect.poll(() => readButton(world)).toEqual(failed);
  await openPopup(world);
  await expect.poll(() => readButton(world)).toEqual(quiet);
});

test('a failure is marked until then also when another profile was opened after it', async () => {
  world.aws.setFaults([{ operation: presign, html: true, times: 1 }]);
  await launchUnseen('studio-home');
  await launchUnseen('prod-lab');
  await findStudio(world);
  await expect.poll(() => readButton(world)).toEqual(failed);
});

test('the launch page is where the failure of a key is seen', async () => {
  world.aws.setFaults([{ operation: presign, html: true }]);
  await world.remote.bringToFront();
  await letGo();
  pressKeys(world, 'alt+shift+1');
  await waitForText(await findLaunchPage(world), 'Unexpected response instead of AWS’s');
  await expect.poll(() => readButton(world)).toEqual(quiet);
});

test.each([
  ['the popup is opened', async () => void (await openPopup(world))],
  ['another profile is launched', async () => await launchUnseen('prod-lab')],
])('what a killed worker left behind is cleared when %s', async (_name, wake) => {
  world.aws.setFaults([{ operation: presign, hang: true, times: 1 }]);
  void launchUnseen('studio-home').catch(() => undefined);
  await vi.waitFor(() => expect(awsCalls(world)).toEqual([presign]));
  await expect.poll(() => readButton(world)).toEqual(working);
  await stopWorker(world);
  await wake();
  await expect.poll(async () => (await readButton(world)).badge).not.toBe(working.badge);
});
