import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { awsCalls } from './harness/aws-calls';
import {
  clickButton,
  clickProfile,
  closeStudio,
  findSignInWindow,
  findStudio,
  readCard,
  signIn,
  startWorldOfAlice,
} from './harness/person';
import { forgetLaunches, readLatestFlight } from './harness/triggers';
import { isFirefox, openPopup, stopWorker, type World } from './harness/world';

// The browser may stop the worker between any two lines. Here it is stopped at chosen and at random moments of a launch.

const presign = 'SageMaker.CreatePresignedDomainUrl';
const profile = 'Studio home';
/** Fewer in Firefox, for time's sake. */
const [launches, kills] = isFirefox ? [20, 8] : [50, 20];

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

test('1: after credentials, before the presign is answered: cleanly repeatable, one presign and one tab', async () => {
  world.aws.setFaults([{ operation: presign, hang: true, times: 1 }]);
  const popup = await clickProfile(world, profile);
  await vi.waitFor(() => expect(awsCalls(world)).toEqual([presign]));
  await stopWorker(world);
  expect(await readCard(popup)).toContain('Opening was interrupted');
  world.aws.reset();
  await clickButton(popup, 'Try again');
  await findStudio(world);
  expect(awsCalls(world)).toEqual([presign]);
  expect(await closeStudio(world)).toBe(1);
});

test('2: after the presign, before the tab: the URL was never stored, and a repeat presigns anew', async () => {
  const isAnswered = () => world.aws.log.some(({ operation, status }) => operation === presign && status === 200);
  for (let round = 0; round < 5; round += 1) {
    world.aws.reset();
    await clickProfile(world, profile);
    while (!isAnswered()) await new Promise(resolve => setTimeout(resolve, 1));
    await stopWorker(world);
    expect(JSON.stringify(await readStorage())).not.toMatch(/\.sagemaker\.aws\/|token=/i);
    const outcome = await findEnd();
    if (outcome === 'opened') await findStudio(world);
    expect(await closeStudio(world)).toBe(outcome === 'opened' ? 1 : 0);
    world.aws.reset();
    await clickProfile(world, profile);
    await findStudio(world);
    expect(awsCalls(world)).toEqual([presign]);
    expect(await closeStudio(world)).toBe(1);
  }
});

test('3: during sign-in: the late code is redeemed by nobody, the popup says so, and the next try signs in', async () => {
  await world.remote.evaluate('chrome.runtime.sendMessage({ type: "signOut", request: { connectionId: "acme" } })');
  world.aws.reset();
  await clickProfile(world, profile);
  const window = await findSignInWindow(world);
  await stopWorker(world);
  // The browser may have closed the window with the worker that asked for it.
  await signIn(window, 'alice').catch(() => undefined);
  const popup = await openPopup(world);
  expect(await readCard(popup)).toContain('Opening was interrupted');
  expect(world.aws.log.map(({ operation }) => operation)).not.toContain('oidc.token');
  await clickButton(popup, 'Try again');
  await signIn(await findSignInWindow(world), 'alice').catch(() => undefined);
  await findStudio(world);
});

test(`4: killed at ${kills} random points of ${launches} launches: each click ends in one tab or one outcome, and never in two`, async () => {
  const moments = randomMoments(launches, kills);
  const ended = { opened: 0, told: 0 };
  for (const moment of moments) {
    world.aws.reset();
    world.aws.setFaults([{ operation: presign, delayMilliseconds: 60 }]);
    await clickProfile(world, profile);
    if (moment !== undefined) {
      await new Promise(resolve => setTimeout(resolve, moment));
      await stopWorker(world);
    }
    const outcome = await findEnd();
    // The tab is on its way to Studio.
    if (outcome === 'opened') await findStudio(world);
    const tabs = await closeStudio(world);
    expect({ moment, tabs }).toEqual({ moment, tabs: outcome === 'opened' ? 1 : 0 });
    if (moment === undefined) expect(outcome).toBe('opened');
    expect(awsCalls(world).filter(call => call === presign).length).toBeLessThanOrEqual(1);
    ended[outcome === 'opened' ? 'opened' : 'told'] += 1;
    await forgetLaunches(world);
  }
  expect(ended.opened + ended.told).toBe(launches);
  // Or the worker was never stopped in the middle.
  expect(ended.told).toBeGreaterThan(0);
  expect(ended.opened).toBeGreaterThanOrEqual(launches - kills);
});

/** When to stop the worker, in milliseconds after the click; `undefined` for the launches that are left alone. */
function randomMoments(launches: number, kills: number): (number | undefined)[] {
  // A generator with a seed, so that a failure can be run again (Lehmer's, in 31 bits).
  let seed = 20_261_121;
  const random = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  const moments = Array.from({ length: launches }, (_, index) => (index < kills ? random() * 250 : undefined));
  return moments
    .map(moment => ({ moment, at: random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ moment }) => moment);
}

/** How the launch ended, once the next worker has settled what this one left behind. */
async function findEnd(): Promise<string> {
  await world.remote.evaluate(
    'chrome.runtime.sendMessage({ type: "findSignedIn", request: { connectionId: "acme" } })',
  );
  const read = async () => {
    const outcome = (await readLatestFlight(world))?.outcome;
    return outcome ? (outcome.failure?.code ?? outcome.result) : 'under way';
  };
  await expect.poll(read).not.toBe('under way');
  return await read();
}

async function readStorage(): Promise<Record<string, unknown>> {
  return (await world.remote.evaluate('chrome.storage.session.get()')) as Record<string, unknown>;
}
