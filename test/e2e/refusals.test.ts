import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { demoConfiguration } from '../../local-aws/index';
import { awsCalls } from './harness/aws-calls';
import {
  answerHostPrompt,
  clickButton,
  clickProfile,
  importConfiguration,
  readCard,
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
  expect(await readCard(popup)).toContain('Access to the AWS and sign-in hosts is needed');
  await clickButton(popup, 'Allow access').catch(() => undefined);
  await answerHostPrompt(world, 'allow');
  await signInAs(world, 'bob');
  // Bob is signed in now, and alice's profile is not his.
  await vi.waitFor(() => expect(awsCalls(world)).toContain('SageMaker.CreatePresignedDomainUrl'));
  const again = await openPopup(world);
  const card = await readCard(again);
  expect(card).toContain('You may not open this profile');
  expect(card).toContain('sagemaker:CreatePresignedDomainUrl');
  expect(card).toContain('arn:aws:sagemaker:us-east-1:111122223333:user-profile/d-abcdefgh1234/alice');
  expect(card).toContain('Sign in as someone else');
  await again.close();
});

test.each([
  ['Identity Center', 'This domain signs in with IAM Identity Center', 'Open options'],
  ['No domain', '“domainId” was not found', 'Open options'],
  ['No user', '“userProfileName” was not found', 'Open options'],
  ['No space', '“spaceName” was not found', 'Open options'],
  ['No notebook', '“notebookInstanceName” was not found', 'Open options'],
  ['Bad field', '“domainId” is not valid', 'Open options'],
  ['Too long', '“expiresInSeconds” is not valid', 'Open options'],
  ['Guest', 'Guests cannot open Studio', 'Open options'],
  ['Closed to guests', 'Guests cannot open Studio', 'Open options'],
])('%s: the popup says “%s”, and offers “%s”', async (profile, title, remedy) => {
  const popup = await clickProfile(world, profile);
  // Until then the popup may still show how the launch before this one ended.
  await waitForText(popup, title);
  expect(await readCard(popup)).toContain(remedy);
  await clickButton(popup, 'Dismiss');
  await popup.waitForFunction(() => !document.querySelector('[role=alert]'));
  await popup.close();
});
