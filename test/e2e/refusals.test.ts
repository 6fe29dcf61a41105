import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { demoConfiguration } from '../../local-aws/index';
import { awsCalls } from './harness/aws-calls';
import {
  answerHostPrompt,
  clickButton,
  clickProfile,
  findStudio,
  importConfiguration,
  readCard,
  readDetails,
  signInAs,
  waitForText,
} from './harness/person';
import { openPopup, startWorld, type World } from './harness/world';

// Shown by 3 of "One click opens Studio": each refusal with its own explanation and remedy, read in the popup.

const [acme] = demoConfiguration.connections;
const studio = { connection: 'acme', type: 'studio', domainId: 'd-abcdefgh1234', userProfileName: 'bob' };
const configuration = {
  ...demoConfiguration,
  connections: [
    acme,
    {
      ...acme,
      id: 'guest',
      name: 'Guests',
      identityPoolId: 'us-east-1:99999999-2222-4333-8444-555555555555',
      signIn: { type: 'guest' },
    },
    { ...acme, id: 'closed', name: 'No guests', signIn: { type: 'guest' } },
  ],
  profiles: [
    { ...studio, id: 'bob', name: 'Bob' },
    { ...studio, id: 'alice', name: 'Alice', userProfileName: 'alice' },
    { ...studio, id: 'sso', name: 'Identity Center', domainId: 'd-sso000000001' },
    { ...studio, id: 'no-domain', name: 'No domain', domainId: 'd-nowhere00000' },
    { ...studio, id: 'no-user', name: 'No user', userProfileName: 'carol' },
    { ...studio, id: 'no-space', name: 'No space', spaceName: 'nowhere' },
    { ...studio, id: 'bad-field', name: 'Bad field', domainId: 'D_upper' },
    { ...studio, id: 'too-long', name: 'Too long', expiresInSeconds: 301 },
    { ...studio, id: 'far', name: 'Far away', region: 'af-south-1' },
    { ...studio, id: 'guest', name: 'Guest', connection: 'guest' },
    { ...studio, id: 'closed', name: 'Closed to guests', connection: 'closed' },
    {
      id: 'no-notebook',
      name: 'No notebook',
      connection: 'acme',
      type: 'notebookInstance',
      notebookInstanceName: 'nowhere',
    },
  ],
  defaultProfile: 'bob',
};

let world: World;

beforeAll(async () => {
  world = await startWorld();
  await importConfiguration(world, configuration);
});
afterAll(async () => await world?.close());

test('hosts that are not allowed: the refusal is a card that asks again', async () => {
  await clickProfile(world, 'Alice');
  await answerHostPrompt(world, 'deny');
  const popup = await openPopup(world);
  expect(await readCard(popup)).toContain('Allow access to AWS and your sign-in page');
  await clickButton(popup, 'Allow access').catch(() => undefined);
  await answerHostPrompt(world, 'allow');
  await signInAs(world, 'bob');
  // Bob is signed in now, and alice's profile is not his.
  await vi.waitFor(() => expect(awsCalls(world)).toContain('SageMaker.CreatePresignedDomainUrl'));
  const again = await openPopup(world);
  const card = await readCard(again);
  expect(card).toContain('You don’t have access to this profile');
  expect(card).toContain('You’re signed in as Bob Example.');
  expect(card).toContain('Use another account');
  const details = await readDetails(world, again);
  expect(details).toContain('sagemaker:CreatePresignedDomainUrl');
  expect(details).toContain('arn:aws:sagemaker:us-east-1:111122223333:user-profile/d-abcdefgh1234/alice');
});

test.each([
  ['Identity Center', 'This domain uses IAM Identity Center', 'Open Settings'],
  ['No domain', '“Domain ID” not found', 'Open Settings'],
  ['No user', '“SageMaker user” not found', 'Open Settings'],
  ['No space', '“Space” not found', 'Open Settings'],
  ['No notebook', '“Notebook instance” not found', 'Open Settings'],
  ['Bad field', '“Domain ID” isn’t valid', 'Open Settings'],
  ['Too long', '“Link expiry (seconds)” isn’t valid', 'Open Settings'],
  ['Guest', 'Guest access can’t open Studio', 'Open Settings'],
  ['Closed to guests', 'Guest access can’t open Studio', 'Open Settings'],
])('%s: the popup says “%s”, and offers “%s”', async (profile, title, remedy) => {
  const popup = await clickProfile(world, profile);
  // Until then the popup may still show how the launch before this one ended.
  await waitForText(popup, title);
  expect(await readCard(popup)).toContain(remedy);
  await clickButton(popup, 'Dismiss');
  await popup.waitForFunction(() => !document.querySelector('[role=alert]'));
  await popup.close();
});

const scp = 'arn:aws:organizations::111122223333:policy/o-a1b2c3d4e5/service_control_policy/p-A1b2C3d4';

test.each([
  [
    { policy: 'service control policy', isExplicit: true, arn: scp },
    'service control policy (SCP) of your organization blocks it. Whoever manages AWS Organizations can change the policy. The denial is explicit',
  ],
  [
    { policy: 'permissions boundary', isExplicit: false },
    'The role’s permissions boundary blocks it. An administrator of the AWS account can change the boundary. The policy doesn’t allow this',
  ],
])('100: a policy of another kind is named under Details: %j', async (barrier, cause) => {
  world.aws.setAwsWays({ barrier });
  const popup = await clickProfile(world, 'Bob');
  await waitForText(popup, 'SageMaker denied access');
  expect(await readDetails(world, popup)).toContain(cause);
  world.aws.reset();
});

test('101: a region that the account has not enabled is named first', async () => {
  world.aws.setAwsWays({ disabledRegions: ['af-south-1'] });
  await clickProfile(world, 'Far away');
  await answerHostPrompt(world, 'allow');
  await vi.waitFor(() =>
    expect(awsCalls(world).filter(call => call === 'SageMaker.CreatePresignedDomainUrl')).toHaveLength(2),
  );
  world.aws.reset();
  const popup = await openPopup(world);
  const card = await readCard(popup);
  expect(card).toContain('The account may not have enabled af-south-1');
  expect(card).not.toContain('Sign in');
  await clickButton(popup, 'Dismiss');
  await popup.waitForFunction(() => !document.querySelector('[role=alert]'));
  await popup.close();
});

test('103: a link on a FIPS host opens', async () => {
  world.aws.setAwsWays({ hasFipsLinks: true });
  await clickProfile(world, 'Bob');
  const { page } = await findStudio(world);
  expect(new URL(page.url()).hostname).toBe('d-abcdefgh1234.studio-fips.us-east-1.sagemaker.aws');
  world.aws.reset();
});
