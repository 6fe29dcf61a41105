import { beforeEach, describe, expect, test, vi } from 'vitest';
import { guestsRole, usersRole } from '../../local-aws/access';
import { classicPool, mainPool } from '../../local-aws/start-test-world';
import { userPool } from '../../local-aws/world';
import { timeOutSoon, useAwsWorld } from '../../test/support/aws-world';
import { exampleConnection, guestConnection, studioProfile } from '../../test/support/example-document';
import { type MemoryStored, memoryStored } from '../../test/support/memory-stored';
import { oneAtATime } from '../../test/support/one-at-a-time';
import { routeFetch } from '../../test/support/route-fetch';
import { testCallParts } from '../../test/support/test-call-parts';
import type { Connection } from '../core/configuration/connection';
import type { Profile } from '../core/configuration/profile';
import { launchFailure } from '../core/failure/launch-failure';
import { presignInput } from '../core/launch/presign-input';
import type { Credentials } from '../core/sign-in/credentials';
import { getCredentials, type Login } from './get-credentials';
import { presign } from './presign';

const aws = useAwsWorld();
const basic: Connection = {
  ...exampleConnection,
  identityPoolId: classicPool,
  authFlow: 'basic',
  roleArn: usersRole,
};
const guests: Connection = { ...guestConnection, authFlow: 'basic', roleArn: guestsRole };
const [getId, openIdToken, assumeRole] = [
  'CognitoIdentity.GetId',
  'CognitoIdentity.GetOpenIdToken',
  'SecurityTokenService.AssumeRoleWithWebIdentity',
] as const;
const home: Profile = { ...studioProfile, spaceName: undefined, landingUri: 'studio::' };

let credentials: MemoryStored<Credentials>;
let identity: MemoryStored<{ login: string; identityId: string }>;
beforeEach(() => {
  credentials = memoryStored<Credentials>();
  identity = memoryStored<{ login: string; identityId: string }>();
});

async function loginOf(username: string, subject = username): Promise<Login> {
  const { id_token: idToken } = await aws.world.signIn(username);
  aws.local.reset();
  return { issuer: userPool.issuer, subject, idToken };
}

const withLock = oneAtATime();

interface How {
  readonly refused?: Credentials;
  readonly signal?: AbortSignal;
}

async function get(login: Login | undefined, connection = basic, { refused, signal }: How = {}) {
  const ports = {
    ...{ credentials, identity, withLock, ...(await testCallParts(signal)) },
    findPerson: async () => login ?? ('guest' as const),
    getLogin: async () => login,
    renewLogin: async () => undefined,
  };
  return await getCredentials(connection, ports, refused);
}

const operations = () => aws.local.log.map(({ operation }) => operation);
const open = async (userProfileName: string, with_: Credentials, connection = basic) =>
  await presign(presignInput({ ...home, userProfileName }, connection), with_, await testCallParts());

describe('the basic flow', () => {
  test('is three calls, of which none is signed, and gives credentials that sign', async () => {
    const fetched = vi.spyOn(globalThis, 'fetch');
    const got = await get(await loginOf('alice'));
    expect(operations()).toEqual([getId, openIdToken, assumeRole]);
    for (const [request] of fetched.mock.calls) expect((request as Request).headers.has('authorization')).toBe(false);
    expect(got.expiration - Date.now()).toBeGreaterThan(3_500_000);
    expect(got.identityId).toMatch(/^us-east-1:/);
    expect(credentials.value).toEqual(got);
    expect(await open('alice', got)).toMatch(/^https:/);
    expect(await aws.failureOf(open('bob', got))).toMatchObject({ code: 'access-denied' });
  });

  test('75: sends no cookies along', async () => {
    const login = await loginOf('alice');
    const fetched = vi.spyOn(globalThis, 'fetch');
    await get(login);
    expect(fetched.mock.calls.map(([request]) => (request as Request).credentials)).toEqual(Array(3).fill('omit'));
  });

  test('asks for the length of session that the connection says', async () => {
    const got = await get(await loginOf('alice'), { ...basic, roleSessionDurationInSeconds: 900 });
    expect(aws.local.log.at(-1)?.detail).toMatchObject({ role: usersRole, seconds: '900' });
    expect(got.expiration - Date.now()).toBeLessThanOrEqual(900_000);
  });

  test.each([
    [
      'as it is, with its provider',
      'a11ce000-0000',
      'cognito-idp.us-east-1.amazonaws.com-us-east-1_AbCdEfGhI-a11ce000-0000'.slice(-64),
    ],
    ['without what AWS does not take', 'zoë|<b>&"東京', /^[\w+=,.@-]{2,64}$/],
    ['no longer than AWS takes', 'x'.repeat(300), 'x'.repeat(64)],
  ])('names the session after the person: %s', async (_how, subject, name) => {
    await get(await loginOf('alice', subject));
    const { session } = aws.local.log.at(-1)?.detail ?? {};
    expect(session).toEqual(typeof name === 'string' ? name : expect.stringMatching(name));
  });

  test('asks for the identity ID once for a person, whichever flow asked first', async () => {
    const login = await loginOf('alice');
    const { identityId } = await get(login, { ...exampleConnection, identityPoolId: classicPool });
    aws.local.reset();
    expect((await get(login)).identityId).toBe(identityId);
    expect(operations()).toEqual([openIdToken, assumeRole]);
    await get(await loginOf('bob'));
    expect(operations()).toEqual([getId, openIdToken, assumeRole]);
  });

  test('gives a guest all that the role allows', async () => {
    expect(await open('bob', await get(undefined, guests), guests)).toMatch(/^https:/);
  });

  test.each<[string, Partial<Connection>]>([
    ['flow', { authFlow: 'enhanced' }],
    ['length of session', { roleSessionDurationInSeconds: 1800 }],
  ])('is gone through again once the %s of the connection has been edited', async (_what, edit) => {
    const login = await loginOf('alice');
    const before = await get(login);
    expect((await get(login, { ...basic, ...edit })).accessKeyId).not.toBe(before.accessKeyId);
  });

  test('asks at the endpoints that the connection names', async () => {
    const sts = 'https://api.sagemaker.us-east-1.amazonaws.com';
    // It does not know what a role is, and says so.
    await get(await loginOf('alice'), { ...basic, endpoints: { sts } }).catch(() => undefined);
    expect(aws.local.log.map(({ host }) => host)).toEqual([
      ...Array.from({ length: 2 }, () => 'cognito-identity.us-east-1.amazonaws.com'),
      'api.sagemaker.us-east-1.amazonaws.com',
    ]);
  });
});

describe('nothing is asked', () => {
  test.each<[string, Partial<Connection>, string]>([
    ['without a role', { roleArn: '' }, 'roleArn'],
    [
      'for a session shorter than AWS’s shortest',
      { roleSessionDurationInSeconds: 899 },
      'roleSessionDurationInSeconds',
    ],
    ['for one longer than its longest', { roleSessionDurationInSeconds: 43_201 }, 'roleSessionDurationInSeconds'],
    ['for a part of a second', { roleSessionDurationInSeconds: 900.5 }, 'roleSessionDurationInSeconds'],
  ])('%s', async (_what, change, field) => {
    const login = await loginOf('alice');
    expect(await aws.failureOf(get(login, { ...basic, ...change }))).toEqual({ code: 'field-invalid', field });
    expect(operations()).toEqual([]);
  });
});

describe('when it is refused', () => {
  const region = 'us-east-1';

  test('a pool that does not allow it is said to be at fault', async () => {
    expect(await aws.failureOf(get(await loginOf('alice'), { ...basic, identityPoolId: mainPool }))).toEqual({
      ...{ code: 'pool-misconfigured', field: 'authFlow', operation: 'GetOpenIdToken', region, httpStatus: 400 },
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      said: 'Basic (classic) flow is not enabled, please use enhanced flow.',
    });
  });

  test('a role that does not trust the pool is', async () => {
    expect(await aws.failureOf(get(await loginOf('alice'), { ...basic, roleArn: guestsRole }))).toEqual({
      ...{ code: 'pool-misconfigured', field: 'roleArn', operation: 'AssumeRoleWithWebIdentity', region },
      httpStatus: 403,
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      said: 'Not authorized to perform sts:AssumeRoleWithWebIdentity',
    });
  });

  test('102: a session longer than the role’s is told in AWS’s words', async () => {
    const long = { ...basic, roleSessionDurationInSeconds: 43_200 };
    expect(await aws.failureOf(get(await loginOf('alice'), long))).toMatchObject({
      ...{ code: 'request-refused', field: 'roleSessionDurationInSeconds' },
      said: 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    });
  });

  test.each<[string, string, string, string]>([
    ['a login', getId, 'NotAuthorizedException', 'login-refused'],
    ['a token', assumeRole, 'InvalidIdentityToken', 'login-refused'],
    ['a token that has expired', assumeRole, 'ExpiredTokenException', 'login-expired'],
    ['a pool that is gone', getId, 'ResourceNotFoundException', 'pool-missing'],
    ['too many requests', openIdToken, 'TooManyRequestsException', 'throttled'],
    ['too many requests of the other service', assumeRole, 'Throttling', 'throttled'],
  ])('%s', async (_what, operation, errorType, code) => {
    aws.local.setFaults([{ operation, errorType, message: 'no' }]);
    const login = await aws.world.signIn('alice');
    expect(
      await aws.failureOf(get({ issuer: userPool.issuer, subject: 'alice', idToken: login.id_token })),
    ).toMatchObject({ code, operation: operation.split('.')[1], said: 'no' });
    expect([credentials.value, identity.value]).toEqual([undefined, undefined]);
  });

  test.each<[string, string, string, string, object]>([
    [
      '102: a value of the pool’s ID',
      getId,
      'ValidationException',
      "1 validation error detected: Value 'x' at 'identityPoolId' failed to satisfy constraint: Member must match",
      { code: 'request-refused', field: 'identityPoolId' },
    ],
    [
      '102: a value of the role',
      assumeRole,
      'ValidationError',
      "1 validation error detected: Value 'x' at 'roleArn' failed to satisfy constraint: Member must have length",
      { code: 'request-refused', field: 'roleArn' },
    ],
    ['102: … in other words', assumeRole, 'ValidationError', 'Request ARN is invalid', { field: 'roleArn' }],
    [
      '102: a value of what the connection does not hold',
      assumeRole,
      'ValidationError',
      "1 validation error detected: Value 'x' at 'roleSessionName' failed to satisfy constraint",
      { code: 'request-refused' },
    ],
    [
      '102: a claim of the token',
      assumeRole,
      'IDPRejectedClaim',
      'The web identity token is not valid.',
      { code: 'login-refused' },
    ],
    [
      '102: a login of another identity',
      getId,
      'ResourceConflictException',
      'Logins are linked to another identity.',
      { code: 'login-refused', reason: 'linked' },
    ],
    [
      '102: tags that the pool makes of claims, and that are too large',
      assumeRole,
      'PackedPolicyTooLarge',
      'Packed size of session tags consumes 138% of allotted space.',
      { code: 'pool-misconfigured', field: 'identityPoolId' },
    ],
    [
      '102: a provider that the service does not reach',
      assumeRole,
      'IDPCommunicationError',
      'The provider could not be reached.',
      { code: 'aws-failed' },
    ],
    [
      '101: a region that the account has not enabled',
      assumeRole,
      'RegionDisabledException',
      'STS is not activated in the requested region for the account that is being asked to generate credentials.',
      { code: 'region-not-enabled', region },
    ],
    [
      '100: by a policy of a VPC endpoint',
      getId,
      'AccessDeniedException',
      'is not authorized to perform: cognito-identity:GetId because no VPC endpoint policy allows the cognito-identity:GetId action',
      { code: 'access-denied', action: 'cognito-identity:GetId', refusedBy: 'VPC endpoint policy' },
    ],
    [
      '100: without a reason',
      openIdToken,
      'AccessDeniedException',
      'no',
      { action: 'cognito-identity:GetOpenIdToken' },
    ],
  ])('%s', async (_what, operation, errorType, message, failure) => {
    const login = await loginOf('alice');
    aws.local.setFaults([{ operation, errorType, message }]);
    const found = await aws.failureOf(get(login));
    expect(found).toMatchObject({ ...failure, operation: operation.split('.')[1], said: message });
    if (!('field' in failure)) expect(found).not.toHaveProperty('field');
  });

  test.each([
    ['resource control policy', true, 'access-denied'],
    ['service control policy', false, 'access-denied'],
    ['role trust policy', true, 'access-denied'],
    ['role trust policy', false, 'pool-misconfigured'],
    ['resource-based policy', false, 'pool-misconfigured'],
    ['identity-based policy', false, 'pool-misconfigured'],
  ])(
    '100: the role by a %s (explicitly: %j), the failure is not the pool’s unless it is the role’s trust: %s',
    async (policy, isExplicit, code) => {
      const login = await loginOf('alice');
      aws.local.setAwsWays({ barrier: { policy, isExplicit } });
      const failure = await aws.failureOf(get(login));
      expect(failure).toMatchObject({ code, field: 'roleArn', operation: 'AssumeRoleWithWebIdentity' });
      if (code === 'access-denied') {
        expect(failure).toMatchObject({
          ...{ refusedBy: policy, action: 'sts:AssumeRoleWithWebIdentity', resource: usersRole },
          because: expect.stringContaining(policy),
        });
      }
    },
  );

  test('100: the role by an explicit deny in its resource-based policy, it is the trust policy of the connection’s role', async () => {
    const login = await loginOf('alice');
    aws.local.setAwsWays({ barrier: { policy: 'resource-based policy', isExplicit: true } });
    expect(await aws.failureOf(get(login))).toMatchObject({
      ...{ code: 'access-denied', field: 'roleArn', refusedBy: 'role trust policy', isExplicitDeny: true },
      because: 'with an explicit deny in a resource-based policy',
    });
  });

  test('102: a role that the pool does not give is the connection’s', async () => {
    const connection = { ...basic, authFlow: 'enhanced' as const, roleArn: guestsRole };
    expect(await aws.failureOf(get(await loginOf('alice'), connection))).toMatchObject({
      ...{ code: 'login-refused', field: 'roleArn', operation: 'GetCredentialsForIdentity' },
      said: `Access to Role '${guestsRole}' is forbidden.`,
    });
  });

  test('a guest by the role’s own policy, the role is what to change', async () => {
    const refused = aws.failureOf(open('alice', await get(undefined, guests), guests));
    expect(await refused).toMatchObject({ code: 'access-denied' });
  });
});

test.each([
  [openIdToken, 'ExternalServiceException'],
  [assumeRole, 'IDPCommunicationError'],
])('102: when %s is refused by %s, which is over in a moment, it is asked again', async (operation, errorType) => {
  const login = await loginOf('alice');
  aws.local.setFaults([{ operation, status: 400, errorType, message: 'no', times: 2 }]);
  expect((await get(login)).accessKeyId).toMatch(/^ASIA/);
  expect(operations().filter(each => each === operation)).toHaveLength(3);
});

describe.each([openIdToken, assumeRole])('when %s is not answered as it should be', operation => {
  const name = operation.split('.')[1];
  const busy = { operation, status: 400, errorType: 'Throttling', message: 'Rate exceeded' };
  const asked = () => operations().filter(each => each === operation).length;

  test.each([
    ['27: busy twice, then OK', busy, 'chrome'],
    ['29: 503 twice, then OK, in Chrome', { operation, status: 503 }, 'chrome'],
    ['29: 503 twice, then OK, in Firefox', { operation, status: 503 }, 'firefox'],
    ['29: no answer twice, then OK, in Firefox', { operation, reset: true }, 'firefox'],
  ] as const)('%s: success on the third call', async (_what, fault, browser) => {
    const login = await loginOf('alice');
    vi.stubGlobal('fetch', routeFetch(aws.local, browser));
    aws.local.setFaults([{ ...fault, times: 2 }]);
    expect((await get(login)).accessKeyId).toMatch(/^ASIA/);
    expect(asked()).toBe(3);
  });

  test.each<[string, object, object, number]>([
    ['28: busy for ever', busy, { code: 'throttled', said: 'Rate exceeded' }, 3],
    ['28: asked to wait too long', { ...busy, headers: { 'retry-after': '120' } }, { retryAfterSeconds: 120 }, 1],
    ['29: unavailable for ever', { status: 503 }, { code: 'aws-failed', httpStatus: 503 }, 3],
    ['30: the connection breaks', { reset: true }, { code: 'offline' }, 3],
    ['31: it hangs', { hang: true }, { code: 'timed-out' }, 1],
    ['32: a network’s sign-in page with 200', { html: true }, { code: 'answer-unreadable' }, 1],
    ['32: … with 403', { html: true, status: 403 }, { code: 'answer-unreadable', httpStatus: 403 }, 1],
    ['33: {} with 200', { emptyBody: true }, { code: 'answer-unreadable' }, 1],
    ['33: nothing with 200', { rawBody: '' }, { code: 'answer-unreadable' }, 1],
    ['69: nonsense in Retry-After', { status: 503, headers: { 'retry-after': '-1' } }, { code: 'aws-failed' }, 3],
  ])('%s', async (_what, fault, failure, calls) => {
    const login = await loginOf('alice');
    timeOutSoon();
    aws.local.setFaults([{ operation, ...fault }]);
    const found = await aws.failureOf(get(login));
    expect(found).toMatchObject({ ...failure, operation: name });
    expect(JSON.stringify(found)).not.toMatch(/airport|<h1>/);
    expect(credentials.value).toBeUndefined();
    expect(asked()).toBe(calls);
  });

  test('31: a launch that is cancelled really cancels the request', async () => {
    const login = await loginOf('alice');
    aws.local.setFaults([{ operation, hang: true }]);
    const controller = new AbortController();
    const call = get(login, basic, { signal: controller.signal });
    await expect.poll(asked).toBe(1);
    controller.abort(launchFailure({ code: 'cancelled' }));
    await call.catch(() => undefined);
    await expect.poll(() => aws.local.log.at(-1)?.detail).toEqual({ ended: 'closed by the client' });
  });
});
