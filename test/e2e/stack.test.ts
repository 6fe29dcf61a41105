import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ProviderWays } from '../../local-aws/provider-ways';
import type { Stack } from '../support/resolve-template';
import { accessOf, createStack, documentOf, newUserPool } from '../support/studio-launcher-stack';
import { awsCalls } from './harness/aws-calls';
import {
  answerHostPrompt,
  clickButton,
  clickProfile,
  closeStudio,
  findByRole,
  findStudio,
  importConfiguration,
  openSettings,
  readDetails,
  signInAs,
  waitForText,
} from './harness/person';
import { openPopup, startWorld, type World } from './harness/world';

// infra/studio-launcher.yaml, deployed into the local AWS: what it hands out is imported, and what it allows decides. In order:
// each test goes on where the one before has left the browser.

const stack = createStack(newUserPool);
const connection = { connection: 'studio', type: 'studio', domainId: 'd-abcdefgh1234' };
/** What a person adds to it. */
const ownProfiles = {
  ...documentOf(stack),
  profiles: [
    { ...connection, id: 'bobs', name: 'Bob’s', userProfileName: 'bob' },
    { ...connection, id: 'untagged', name: 'Not tagged', userProfileName: 'untagged' },
  ],
};

let world: World;

async function deploy(deployed: Stack, ways: Partial<ProviderWays> = {}): Promise<World> {
  const started = await startWorld({ aws: { access: accessOf(deployed), ways } });
  await importConfiguration(started, documentOf(deployed), started.remote);
  return started;
}

beforeAll(async () => {
  world = await deploy(stack);
});
beforeEach(() => world.aws.reset());
afterEach(async () => await closeStudio(world));
afterAll(async () => await world?.close());

const launch = [
  'CognitoIdentity.GetId',
  'CognitoIdentity.GetCredentialsForIdentity',
  'SageMaker.CreatePresignedDomainUrl',
];

test('with what the stack hands out, alice opens her own Studio', async () => {
  await clickProfile(world, 'SageMaker Studio');
  await answerHostPrompt(world, 'allow');
  await signInAs(world, 'alice');
  expect((await findStudio(world)).shown).toMatchObject({ user: 'alice', domain: 'd-abcdefgh1234' });
  expect(awsCalls(world)).toEqual(launch);
});

test.each([
  ['Bob’s', 'bob'],
  ['Not tagged', 'untagged'],
])('%s is refused to her, and the card says what to ask an administrator for', async (name, userProfile) => {
  if (userProfile === 'bob') await importConfiguration(world, ownProfiles, world.remote);
  const popup = await clickProfile(world, name);
  await expectRefusal(popup, userProfile);
});

test('bob, who signs in after her, opens his own with the same profile', async () => {
  await openSettings(world.remote, 'connections');
  await clickButton(world.remote, 'Sign out');
  await findByRole(world.remote, 'button', 'Sign in');
  await clickProfile(world, 'SageMaker Studio');
  await signInAs(world, 'bob');
  expect((await findStudio(world)).shown).toMatchObject({ user: 'bob', domain: 'd-abcdefgh1234' });
  expect(awsCalls(world)).toEqual(launch);
});

test('alice is refused even her own where her sign-in does not have the claim that the tag is taken from', async () => {
  await world.close();
  world = await deploy(createStack({ ...newUserPool, UserClaim: 'custom:department' }));
  await clickProfile(world, 'SageMaker Studio');
  await answerHostPrompt(world, 'allow');
  await signInAs(world, 'alice');
  await expect.poll(() => awsCalls(world)).toEqual(launch);
  await expectRefusal(await openPopup(world), 'alice');
});

test('93: with a pool whose issuer has the second form, alice opens her own with what the stack hands out', async () => {
  await world.close();
  world = await deploy(createStack({ ...newUserPool, UserPoolIssuer: 'UPDATED' }), { issuer: 'second form' });
  await clickProfile(world, 'SageMaker Studio');
  await answerHostPrompt(world, 'allow');
  await signInAs(world, 'alice');
  expect((await findStudio(world)).shown).toMatchObject({ user: 'alice', domain: 'd-abcdefgh1234' });
  expect(awsCalls(world)).toEqual(launch);
});

async function expectRefusal(popup: Page, userProfile: string): Promise<void> {
  await waitForText(popup, 'You don’t have access to this profile');
  const card = await readDetails(world, popup);
  expect(card).toContain('sagemaker:CreatePresignedDomainUrl');
  expect(card).toContain(`arn:aws:sagemaker:us-east-1:111122223333:user-profile/d-abcdefgh1234/${userProfile}`);
  const presigned = world.aws.log.findLast(({ operation }) => operation === 'SageMaker.CreatePresignedDomainUrl');
  expect(presigned?.verdict).toMatch(/^AccessDeniedException: .* because no identity-based policy allows/);
}
