import {
  CreatePresignedDomainUrlCommand,
  type CreatePresignedDomainUrlCommandInput,
  CreatePresignedNotebookInstanceUrlCommand,
  ListDomainsCommand,
} from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  getPoolCredentials,
  guestPool,
  startTestWorld,
  type TestCredentials,
  type TestWorld,
} from './start-test-world';

let world: TestWorld;
let alice: TestCredentials;

beforeAll(async () => {
  world = await startTestWorld();
  alice = await world.getCredentials('alice');
});
beforeEach(() => world.local.reset());
afterAll(() => world.local.close());

const domain = { DomainId: 'd-abcdefgh1234', UserProfileName: 'alice' };
const presign = async (
  input: Partial<CreatePresignedDomainUrlCommandInput> = {},
  credentials = alice,
  region = 'us-east-1',
) => {
  const command = new CreatePresignedDomainUrlCommand({ ...domain, ...input });
  return (await world.sageMaker(credentials, region).send(command)).AuthorizedUrl ?? '';
};
const presignNotebook = async (name: string, region = 'eu-west-1') => {
  const command = new CreatePresignedNotebookInstanceUrlCommand({ NotebookInstanceName: name });
  return (await world.sageMaker(alice, region).send(command)).AuthorizedUrl ?? '';
};
const action = 'sagemaker:CreatePresignedDomainUrl';

describe('CreatePresignedDomainUrl', () => {
  test('gives an address on the domain’s host', async () => {
    const url = await presign({ ExpiresInSeconds: 5, LandingUri: 'studio::' });
    expect(url).toMatch(/^https:\/\/d-abcdefgh1234\.studio\.us-east-1\.sagemaker\.aws\/auth\?token=sgn-[\w-]{64}$/);
    expect(world.local.log.at(-1)).toMatchObject({
      verdict: 'ok',
      detail: { domain: 'd-abcdefgh1234', user: 'alice', expiresIn: '5', session: '43200', landingUri: 'studio::' },
    });
  });

  test('gives a host that says nothing where a space is named', async () => {
    const url = await presign({ SpaceName: 'alice-lab', LandingUri: 'app:JupyterLab:lab/tree/a.ipynb' });
    expect(new URL(url).hostname).toMatch(/^[a-z2-7]{15}\.studio\.us-east-1\.sagemaker\.aws$/);
  });

  test('is denied to Alice for Bob, and says which action on which resource', async () => {
    const arn = 'arn:aws:sagemaker:us-east-1:111122223333:user-profile/d-abcdefgh1234/bob';
    const role = 'arn:aws:sts::111122223333:assumed-role/acme-studio-users/CognitoIdentityCredentials';
    await expect(presign({ UserProfileName: 'bob' })).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: `User: ${role} is not authorized to perform: ${action} on resource: ${arn} because no identity-based policy allows the ${action} action`,
      $metadata: { httpStatusCode: 400 },
    });
  });

  test('is allowed to Bob for Bob', async () => {
    const bob = await world.getCredentials('bob');
    await expect(presign({ UserProfileName: 'bob' }, bob)).resolves.toContain('https://');
  });

  test('is denied to guests by the session policy of the enhanced flow', async () => {
    const guest = await getPoolCredentials(world.cognitoIdentity, guestPool);
    await expect(presign({}, guest)).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining(`because no session policy allows the ${action} action`),
    });
  });

  const refused: [string, Partial<CreatePresignedDomainUrlCommandInput>, string, string][] = [
    ['a domain that is missing', { DomainId: 'd-missing' }, 'ResourceNotFound', 'Domain [d-missing] does not exist.'],
    [
      'a user profile that is missing',
      { UserProfileName: 'carol' },
      'ResourceNotFound',
      'User Profile [carol] does not exist in domain [d-abcdefgh1234].',
    ],
    [
      'a space that is missing',
      { SpaceName: 'nowhere' },
      'ResourceNotFound',
      'Space [nowhere] does not exist in domain [d-abcdefgh1234].',
    ],
    [
      'another’s space',
      { SpaceName: 'bob-lab' },
      'ValidationException',
      'Space [bob-lab] is not owned by User Profile [alice].',
    ],
    [
      'a domain of IAM Identity Center',
      { DomainId: 'd-sso000000001' },
      'ValidationException',
      'CreatePresignedDomainUrl is not supported for domain [d-sso000000001] because its AuthMode is SSO.',
    ],
    [
      'a JupyterLab landing without a space',
      { LandingUri: 'app:JupyterLab:lab' },
      'ValidationException',
      'Provided app type JupyterLab is invalid for provided url type app for personal apps',
    ],
    [
      'a link that lives 301 seconds',
      { ExpiresInSeconds: 301 },
      'ValidationException',
      "1 validation error detected: Value '301' at 'expiresInSeconds' failed to satisfy constraint: Member must have value less than or equal to 300",
    ],
    [
      'a session that is too short',
      { SessionExpirationDurationInSeconds: 1799 },
      'ValidationException',
      "1 validation error detected: Value '1799' at 'sessionExpirationDurationInSeconds' failed to satisfy constraint: Member must have value greater than or equal to 1800",
    ],
  ];
  test.each(refused)('refuses %s', async (_name, input, name, message) => {
    await expect(presign(input)).rejects.toMatchObject({ name, message });
    expect(world.local.log.at(-1)).toMatchObject({ status: 400, verdict: `${name}: ${message}` });
  });

  test('does not find the domain in another region', async () => {
    await expect(presign({}, alice, 'eu-west-1')).rejects.toThrow('Domain [d-abcdefgh1234] does not exist.');
  });
});

describe('CreatePresignedNotebookInstanceUrl', () => {
  test('gives an address without a slash before the question mark', async () => {
    expect(await presignNotebook('research-1')).toMatch(
      /^https:\/\/research-1\.notebook\.eu-west-1\.sagemaker\.aws\?authToken=sgn-/,
    );
  });

  const refused: [string, string, string, RegExp][] = [
    [
      'Bob’s',
      'research-2',
      'AccessDeniedException',
      /resource: arn:aws:sagemaker:eu-west-1:111122223333:notebook-instance\/research-2 because/,
    ],
    ['one that is missing', 'research-3', 'ValidationException', /^RecordNotFound$/],
    ['one that is stopped', 'stopped-1', 'ValidationException', /^Unable to transition .*"Stopped"/],
    ['a malformed name', '-', 'ValidationException', /at 'notebookInstanceName' failed to satisfy constraint/],
  ];
  test.each(refused)('refuses %s', async (_name, instance, name, message) => {
    await expect(presignNotebook(instance)).rejects.toMatchObject({ name, message: expect.stringMatching(message) });
  });
});

describe('what else may be in the way', () => {
  test.each([
    [{ policy: 'service control policy', isExplicit: true }, 'with an explicit deny in a service control policy'],
    [{ policy: 'identity-based policy', isExplicit: true, arn: 'arn:x' }, 'in an identity-based policy: arn:x'],
    [
      { policy: 'permissions boundary', isExplicit: false },
      `because no permissions boundary allows the ${action} action`,
    ],
    [{ isExplicit: true }, 'with an explicit deny'],
  ])('is a policy, as IAM words it: %j', async (barrier, words) => {
    world.local.setAwsWays({ barrier });
    const end = expect.stringMatching(new RegExp(`${words}$`));
    await expect(presign()).rejects.toMatchObject({ name: 'AccessDeniedException', message: end });
  });

  test('is a region that the account has not enabled: it knows no credentials', async () => {
    await expect(presign({}, alice, 'af-south-1')).rejects.toMatchObject({ name: 'ResourceNotFound' });
    world.local.setAwsWays({ disabledRegions: ['af-south-1'] });
    await expect(presign({}, alice, 'af-south-1')).rejects.toMatchObject({ name: 'UnrecognizedClientException' });
    await expect(presign()).resolves.toContain('https://');
  });
});

test('links may be on the FIPS hosts', async () => {
  world.local.setAwsWays({ hasFipsLinks: true });
  expect(new URL(await presign()).hostname).toBe('d-abcdefgh1234.studio-fips.us-east-1.sagemaker.aws');
  expect(new URL(await presignNotebook('research-1')).hostname).toBe(
    'research-1.notebook-fips.eu-west-1.sagemaker.aws',
  );
});

test('the role allows no other operation', async () => {
  await expect(world.sageMaker(alice).send(new ListDomainsCommand({}))).rejects.toMatchObject({
    name: 'AccessDeniedException',
    message: expect.stringContaining('because no identity-based policy allows the sagemaker:ListDomains action'),
  });
});

test('SageMaker answers no preflight and sets no CORS header', async () => {
  const answer = await world.fetch('https://api.sagemaker.us-east-1.amazonaws.com/', { method: 'OPTIONS' });
  expect(answer.status).toBe(403);
  expect(Object.keys(answer.headers).filter(name => name.startsWith('access-control'))).toEqual([]);
});
