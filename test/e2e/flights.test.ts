import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { demoConfiguration } from '../../local-aws/index';
import { awsCalls } from './harness/aws-calls';
import { closeStudio, findStudio, startWorldOfAlice } from './harness/person';
import { forgetLaunches } from './harness/triggers';
import { shippedBuild, type World } from './harness/world';

// Who asks for one launch at the same time, and an extension that is replaced in the middle of one.

const presign = 'SageMaker.CreatePresignedDomainUrl';
const profileId = demoConfiguration.profiles[1].id;

let world: World;

beforeAll(async () => {
  world = await startWorldOfAlice({ own: true });
});
beforeEach(() => world.aws.reset());
afterEach(async () => await closeStudio(world));
afterAll(async () => await world?.close());

const launchFrom = (windowId: unknown) =>
  `chrome.runtime.sendMessage({
    type: 'launch',
    request: { askId: crypto.randomUUID(), request: ${JSON.stringify({ profileId, windowId })} },
  })`;

test('8: two windows ask for the same profile at once: one flight, and the tab opens in the window that asked first', async () => {
  const [first, second] = (await world.remote.evaluate(
    `Promise.all([chrome.windows.getCurrent(), chrome.windows.create({ url: 'about:blank' })]).then(
      windows => windows.map(({ id }) => id),
    )`,
  )) as number[];
  world.aws.setFaults([{ operation: presign, delayMilliseconds: 500 }]);
  const outcomes = await world.remote.evaluate(`Promise.all([${launchFrom(first)}, ${launchFrom(second)}])`);
  expect(outcomes).toEqual([
    { ok: true, answer: { result: 'opened' } },
    { ok: true, answer: { result: 'opened' } },
  ]);
  await findStudio(world);
  expect(awsCalls(world)).toEqual([presign]);
  const opened = (await world.remote.evaluate(
    `chrome.tabs.query({ url: 'https://*.sagemaker.aws/*' }).then(tabs => tabs.map(({ windowId }) => windowId))`,
  )) as number[];
  expect(opened).toEqual([first]);
  await world.remote.evaluate(`chrome.windows.remove(${second})`);
  await forgetLaunches(world);
});

test('6: the extension is replaced in the middle of a launch: nothing opens by itself, and it is cleanly repeatable', async () => {
  world.aws.setFaults([{ operation: presign, hang: true, times: 1 }]);
  void world.remote.evaluate(launchFrom(undefined)).catch(() => undefined);
  await vi.waitFor(() => expect(awsCalls(world)).toEqual([presign]));
  const options = await world.replaceWith(shippedBuild);
  world.aws.reset();
  // An update forgets the sign-in, which was in memory; the provider's own session gives it back, and nobody is asked.
  expect(await options.evaluate(launchFrom(undefined))).toEqual({ ok: true, answer: { result: 'opened' } });
  expect((await findStudio(world)).shown.user).toBe('alice');
  expect(awsCalls(world).filter(call => call === presign)).toEqual([presign]);
  expect(await closeStudio(world)).toBe(1);
});
