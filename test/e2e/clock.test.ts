import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { awsCalls } from './harness/aws-calls';
import { clickButton, clickProfile, closeStudio, findStudio, readCard, startWorldOfAlice } from './harness/person';
import { forgetLaunches } from './harness/triggers';
import type { World } from './harness/world';

// This computer's clock is set while the browser runs: by a person, by the network, or by a virtual machine that wakes up.

const presign = 'SageMaker.CreatePresignedDomainUrl';
const failure = 'Unexpected response instead of AWS’s';
/** Within what AWS takes, so that nothing but the launch itself is judged. */
const minutes = 4;

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

const presigns = () => awsCalls(world).filter(call => call === presign).length;

async function failOnce(): Promise<Page> {
  world.aws.setFaults([{ operation: presign, html: true, times: 1 }]);
  const popup = await clickProfile(world, 'Studio home');
  expect(await readCard(popup)).toContain(failure);
  return popup;
}

test.each([
  ['back', -minutes],
  ['forward', minutes],
])(
  '73: the clock is set %s after a launch failed: Try again launches, and does not tell the old outcome',
  async (_name, change) => {
    const popup = await failOnce();
    expect(presigns()).toBe(1);
    await world.moveClock(change * 60_000);
    await clickButton(popup, 'Try again');
    expect((await findStudio(world)).shown.user).toBe('alice');
    expect(presigns()).toBe(2);
    await world.moveClock(-change * 60_000);
  },
);

test('73: the clock is set back after a launch opened Studio: each click opens another tab', async () => {
  await clickProfile(world, 'Studio home');
  await findStudio(world);
  await closeStudio(world);
  await world.moveClock(-minutes * 60_000);
  for (const count of [2, 3]) {
    await clickProfile(world, 'Studio home');
    await findStudio(world);
    expect(await closeStudio(world)).toBe(1);
    expect(presigns()).toBe(count);
  }
  await world.moveClock(minutes * 60_000);
});

test('73: the clock is set back, and then a launch fails: the button is marked until that is seen', async () => {
  const readBadge = () => world.remote.evaluate('chrome.action.getBadgeText({})');
  await world.moveClock(-minutes * 60_000);
  const popup = await failOnce();
  await expect.poll(readBadge).toBe('');
  await popup.close();
  const ask = { askId: crypto.randomUUID(), request: { profileId: 'studio-home' } };
  world.aws.setFaults([{ operation: presign, html: true, times: 1 }]);
  await world.remote.evaluate(`chrome.runtime.sendMessage(${JSON.stringify({ type: 'launch', request: ask })})`);
  await expect.poll(readBadge).toBe('!');
  await world.moveClock(minutes * 60_000);
});
