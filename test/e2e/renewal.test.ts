import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { awsCalls, providerCalls } from './harness/aws-calls';
import { clickProfile, closeStudio, findStudio, startWorldOfAlice } from './harness/person';
import type { World } from './harness/world';

let world: World;

beforeAll(async () => {
  // Shorter than the margins before which both are renewed, so that each launch finds them ended.
  world = await startWorldOfAlice({ aws: { credentialsLifetimeSeconds: 299, idTokenLifetimeSeconds: 59 } });
});
beforeEach(() => world.aws.reset());
afterAll(async () => await world?.close());

test('after the credentials ended, two AWS calls and no window', async () => {
  await clickProfile(world, 'Prod JupyterLab');
  expect((await findStudio(world)).shown.user).toBe('alice');
  expect(awsCalls(world)).toEqual(['CognitoIdentity.GetCredentialsForIdentity', 'SageMaker.CreatePresignedDomainUrl']);
  expect(providerCalls(world)).not.toContain('oidc.authorize');
  await closeStudio(world);
});

test('the refresh token rotates: renewing again and again works, and needs no window', async () => {
  for (let round = 0; round < 3; round += 1) {
    world.aws.reset();
    await clickProfile(world, 'Studio home');
    await findStudio(world);
    expect(providerCalls(world)).toEqual(['oidc.token', 'oidc.keys']);
    await closeStudio(world);
  }
});
