import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { awsCalls, providerCalls } from './harness/aws-calls';
import {
  clickButton,
  clickProfile,
  closeStudio,
  findStudio,
  readCard,
  startWorldOfAlice,
  waitForText,
} from './harness/person';
import { forgetLaunches } from './harness/triggers';
import { isFirefox, type World } from './harness/world';

// Calls that fail, in the real browser: which has a network stack, and ideas about retrying, of its own.

const presign = 'SageMaker.CreatePresignedDomainUrl';

let world: World;

beforeAll(async () => {
  world = await startWorldOfAlice({ aws: { credentialsLifetimeSeconds: 900 } });
});
beforeEach(() => world.aws.reset());
afterEach(async () => {
  await closeStudio(world);
  await forgetLaunches(world);
});
afterAll(async () => await world?.close());

test.each([
  ['27: 429 twice, then OK', { status: 429, errorType: 'ThrottlingException' }],
  ['29: 503 twice, then OK, in Chrome', { status: 503 }],
  ['29: a connection that breaks twice, then OK, in Chrome', { reset: true as const }],
])('%s: success, with three calls', async (_name, fault) => {
  world.aws.setFaults([{ operation: presign, ...fault, times: 2 }]);
  await clickProfile(world, 'Studio home');
  expect((await findStudio(world)).shown.user).toBe('alice');
  expect(awsCalls(world)).toEqual([presign, presign, presign]);
});

test.each([
  ['AWS', presign, 'AWS returned an error'],
  ['the identity provider', 'oidc.discovery', 'Your identity provider returned an error'],
])(
  '111: where %s was down for long, Chromium holds requests back for a while: never “offline” or “cannot be reached”; then a try again succeeds',
  async (_name, operation, title) => {
    // Nobody is signed in, and no provider known.
    if (operation !== presign) await world.remote.evaluate('chrome.storage.session.clear()');
    world.aws.setFaults([{ operation, status: 503 }]);
    const popup = await clickProfile(world, 'Studio home');
    for (let round = 0; round < 3; round += 1) {
      expect(await readCard(popup)).toContain(title);
      // A request that is held back fails at once: nobody may see that there is no card in between.
      await popup.$eval('[role=alert]', card => card.setAttribute('data-seen', ''));
      await clickButton(popup, 'Try again');
      await popup.waitForSelector('[role=alert]:not([data-seen])');
    }
    // Firefox holds nothing back: there each launch is answered.
    if (!isFirefox) expect(await readCard(popup)).toMatch(/Try again in \d+ seconds/);
    world.aws.reset();
    const isAnswered = async () => {
      await clickButton(popup, 'Try again').catch(() => undefined);
      return world.aws.log.some(entry => entry.operation === operation && entry.verdict === 'ok');
    };
    await expect.poll(isAnswered, { interval: 1_000 }).toBe(true);
    await findStudio(world);
    expect(awsCalls(world).filter(call => call === presign)).toEqual([presign]);
  },
);

test('28: 429 for ever stops after three calls; asked to wait, the card says when to try again', async () => {
  world.aws.setFaults([{ operation: presign, status: 429, headers: { 'retry-after': '90' } }]);
  const popup = await clickProfile(world, 'Studio home');
  await waitForText(popup, 'Try again in 90 seconds');
  expect(awsCalls(world)).toEqual([presign]);
  await popup.close();
  world.aws.setFaults([{ operation: presign, status: 429 }]);
  await waitForText(await clickProfile(world, 'Studio home'), 'Wait a few seconds, then try again');
  expect(awsCalls(world)).toHaveLength(4);
});

test('31: a connection that hangs is given up after 10 s, and the request really cancelled', async () => {
  world.aws.setFaults([{ operation: presign, hang: true }]);
  const popup = await clickProfile(world, 'Studio home');
  await waitForText(popup, 'AWS took too long to respond');
  await expect
    .poll(() => world.aws.log.find(({ operation }) => operation === presign)?.detail)
    .toEqual({ ended: 'closed by the client' });
});

test('26: a clock set back with credentials cached, ended by the clock of AWS: renewed once, and nobody is asked', async () => {
  world.aws.setClockOffset(20 * 60_000);
  await clickProfile(world, 'Studio home');
  expect((await findStudio(world)).shown.user).toBe('alice');
  expect(awsCalls(world)).toContain('CognitoIdentity.GetCredentialsForIdentity');
  expect(providerCalls(world)).toEqual([]);
});
