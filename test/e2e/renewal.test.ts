import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { awsCalls, providerCalls } from './harness/aws-calls';
import { closeStudio, findStudio, startWorldOfAlice } from './harness/person';
import { openPopup, type World } from './harness/world';

const renewed = ['CognitoIdentity.GetCredentialsForIdentity'];

let world: World;

beforeAll(async () => {
  // Shorter than the margins before which both are renewed, so that each launch finds them ended.
  world = await startWorldOfAlice({ aws: { credentialsLifetimeSeconds: 299, idTokenLifetimeSeconds: 59 } });
});
beforeEach(() => world.aws.reset());
afterAll(async () => await world?.close());

/** Without the popup, which would renew them before the click. */
const launch = async (profile: string) => await world.openPage(`src/launch/index.html#profile=${profile}`);

test('after the credentials ended, two AWS calls and no window', async () => {
  await launch('prod-lab');
  expect((await findStudio(world)).shown.user).toBe('alice');
  expect(awsCalls(world)).toEqual([...renewed, 'SageMaker.CreatePresignedDomainUrl']);
  expect(providerCalls(world)).not.toContain('oidc.authorize');
  await closeStudio(world);
});

test('the refresh token rotates: renewing again and again works, and needs no window', async () => {
  for (let round = 0; round < 3; round += 1) {
    world.aws.reset();
    await launch('studio-home');
    await findStudio(world);
    expect(providerCalls(world)).toEqual(['oidc.token', 'oidc.keys']);
    await closeStudio(world);
  }
});

test('the popup has them renewed before the click, with no window and no link, and connects to SageMaker', async () => {
  const popup = await openPopup(world);
  await expect.poll(() => awsCalls(world)).toEqual(renewed);
  expect(providerCalls(world)).toEqual(['oidc.token', 'oidc.keys']);
  expect(world.aws.log).toContainEqual(expect.objectContaining({ operation: 'SageMaker.ping' }));
  await popup.close();
});
