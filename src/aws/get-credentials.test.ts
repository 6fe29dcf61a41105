import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { usersRole } from '../../local-aws/access';
import { classicPool, guestPool, mainPool } from '../../local-aws/start-test-world';
import { userPool } from '../../local-aws/world';
import { timeOutSoon, useAwsWorld } from '../../test/support/aws-world';
import { exampleConnection, guestConnection } from '../../test/support/example-document';
import { type MemoryStored, memoryStored } from '../../test/support/memory-stored';
import { oneAtATime } from '../../test/support/one-at-a-time';
import { testCallParts } from '../../test/support/test-call-parts';
import type { Connection } from '../core/connection';
import type { Credentials } from '../core/credentials';
import { type CredentialsPorts, getCredentials, type Login } from './get-credentials';

const aws = useAwsWorld();
const once = ['GetId', 'GetCredentialsForIdentity'];

let askedToSignIn = 0;
/** What a renewal before its time gives. */
let renewed: Login | undefined;
let credentials: MemoryStored<Credentials>;
let identity: MemoryStored<{ login: string; identityId: string }>;
/** The difference that AWS has told. */
let awsClock: MemoryStored<number>;
beforeEach(() => {
  askedToSignIn = 0;
  renewed = undefined;
  credentials = memoryStored<Credentials>();
  identity = memoryStored<{ login: string; identityId: string }>();
  awsClock = memoryStored<number>();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Moves this computer's clock, and AWS's with it: it runs here. */
function setTime(milliseconds: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: milliseconds });
}

async function loginOf(username: string): Promise<Login> {
  const { id_token: idToken } = await aws.world.signIn(username);
  aws.local.reset();
  return { issuer: userPool.issuer, subject: username, idToken };
}

/** Ports with which somebody is signed in: whoever's login it is, unless told. */
async function ports(login: Login | undefined): Promise<CredentialsPorts> {
  const getLogin = async () => {
    askedToSignIn += 1;
    return login;
  };
  return {
    ...{ credentials, identity, getLogin, withLock, ...(await testCallParts(undefined, awsClock)) },
    findPerson: async () => login ?? 'guest',
    renewLogin: async () => renewed,
  };
}
const withLock = oneAtATime();

async function get(login: Login | undefined, connection: Connection = exampleConnection, refused?: Credentials) {
  return await getCredentials(connection, await ports(login), refused);
}

describe('credentials', () => {
  test('are got with GetId and GetCredentialsForIdentity, and serve to sign', async () => {
    const got = await get(await loginOf('alice'));
    expect(aws.calls('CognitoIdentity')).toEqual(once);
    expect(aws.local.log.at(-1)?.detail).toMatchObject({ user: 'alice', identityPool: mainPool });
    expect(got.identityId).toMatch(/^us-east-1:/);
    expect(got.expiration).toBeGreaterThan(Date.now());
    expect(aws.local.secrets).toEqual(expect.arrayContaining([got.secretAccessKey, got.sessionToken]));
  });

  test.each<[string, Partial<Connection>]>([
    ['pool', { identityPoolId: classicPool }],
    ['client', { signIn: { type: 'oidc', issuer: userPool.issuer, clientId: 'another' } }],
    ['role', { roleArn: usersRole }],
  ])('are not used once the %s of the connection has been edited', async (_, edit) => {
    const login = await loginOf('alice');
    const before = await get(login);
    aws.local.reset();
    const after = await get(login, { ...exampleConnection, ...edit });
    expect(aws.calls('CognitoIdentity')).toContain('GetCredentialsForIdentity');
    expect(after.accessKeyId).not.toBe(before.accessKeyId);
  });

  test('are kept in the given stores, and nowhere else', async () => {
    const got = await get(await loginOf('alice'));
    expect(credentials.value).toEqual(got);
    expect(identity.value).toEqual({ login: expect.stringContaining('alice'), identityId: got.identityId });
    expect(JSON.stringify(identity.value)).not.toContain(got.sessionToken);
  });

  test('are those stored until 5 minutes before they end, without asking anybody', async () => {
    const login = await loginOf('alice');
    const first = await get(login);
    setTime(first.expiration - 5 * 60_000 - 1);
    expect(await get(login)).toEqual(first);
    expect([aws.calls('CognitoIdentity'), askedToSignIn]).toEqual([once, 1]);
  });

  test('are renewed from then on, with the identity ID that is known', async () => {
    const login = await loginOf('alice');
    const first = await get(login);
    setTime(first.expiration - 5 * 60_000);
    const second = await get(login);
    expect(second.accessKeyId).not.toBe(first.accessKeyId);
    expect(second.identityId).toBe(first.identityId);
    expect(credentials.value).toEqual(second);
    expect(aws.calls('CognitoIdentity')).toEqual([...once, 'GetCredentialsForIdentity']);
  });

  test('are renewed at once when AWS has refused them', async () => {
    const login = await loginOf('alice');
    const first = await get(login);
    expect((await get(login, exampleConnection, first)).accessKeyId).not.toBe(first.accessKeyId);
  });

  test('are fetched once for 10 askers at a time', async () => {
    const login = await loginOf('alice');
    const all = await Promise.all(Array.from({ length: 10 }, () => get(login)));
    expect(new Set(all.map(({ accessKeyId }) => accessKeyId)).size).toBe(1);
    expect(aws.calls('CognitoIdentity')).toEqual(once);
  });

  test('9: of one person are never got with another’s identity ID', async () => {
    const alice = await get(await loginOf('alice'));
    const bob = await get(await loginOf('bob'));
    expect(bob.identityId).not.toBe(alice.identityId);
    expect(aws.calls('CognitoIdentity')).toEqual(once);
    expect(aws.local.log.map(({ detail }) => detail?.user)).toEqual(['bob', 'bob']);
  });

  test('9: of one pool are never got with another’s identity ID', async () => {
    const login = await loginOf('alice');
    await get(login);
    await get(login, { ...exampleConnection, identityPoolId: 'us-east-1:77777777-2222-4333-8444-555555555555' });
    expect(aws.calls('CognitoIdentity')).toEqual([...once, ...once]);
  });

  test('are asked for again in full when the identity ID is known no more', async () => {
    const login = await loginOf('alice');
    const first = await get(login);
    await identity.remove();
    await get(login, exampleConnection, first);
    expect(aws.calls('CognitoIdentity')).toEqual([...once, ...once]);
  });

  test('can be those of a role that the connection names', async () => {
    const login = await loginOf('alice');
    await get(login, { ...exampleConnection, roleArn: usersRole });
    expect(aws.local.log.at(-1)).toMatchObject({
      operation: 'CognitoIdentity.GetCredentialsForIdentity',
      verdict: 'ok',
    });
    const other = { ...exampleConnection, roleArn: 'arn:aws:iam::111122223333:role/other' };
    expect(await aws.failureOf(get(login, other))).toMatchObject({
      code: 'login-refused',
      said: "Access to Role 'arn:aws:iam::111122223333:role/other' is forbidden.",
    });
  });

  test('are asked for at the endpoint that the connection names', async () => {
    const cognitoIdentity = 'https://api.sagemaker.us-east-1.amazonaws.com';
    // It does not know what an identity pool is, and says so.
    await get(await loginOf('alice'), { ...exampleConnection, endpoints: { cognitoIdentity } }).catch(() => undefined);
    expect(aws.local.log[0]?.host).toBe('api.sagemaker.us-east-1.amazonaws.com');
  });

  test('of a guest are got without a login', async () => {
    await get(undefined, guestConnection);
    expect(aws.local.log.at(-1)?.detail).toMatchObject({ user: 'guest', identityPool: guestPool });
  });
});

describe('when the identity pool refuses', () => {
  const operation = 'GetCredentialsForIdentity';

  test('a guest', async () => {
    const connection = { ...guestConnection, identityPoolId: mainPool };
    expect(await aws.failureOf(get(undefined, connection))).toEqual({
      code: 'guest-refused',
      operation,
      region: 'us-east-1',
      httpStatus: 400,
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      said: 'Unauthenticated access is not supported for this identity pool.',
    });
  });

  test('an access token in the place of the ID token', async () => {
    const { access_token } = await aws.world.signIn();
    expect(await aws.failureOf(get({ ...(await loginOf('alice')), idToken: access_token }))).toMatchObject({
      code: 'login-refused',
      said: 'Invalid login token. Missing a required claim: aud',
    });
  });

  test('an ID token that was altered', async () => {
    const login = await loginOf('alice');
    const [header, , signature] = login.idToken.split('.');
    const claims = Buffer.from(JSON.stringify({ iss: userPool.issuer, aud: 'somebody else', sub: 'x' }));
    const idToken = [header, claims.toString('base64url'), signature].join('.');
    expect(await aws.failureOf(get({ ...login, idToken }))).toMatchObject({
      code: 'login-refused',
      said: 'Invalid login token. Incorrect token audience.',
    });
  });

  test('an ID token that has expired', async () => {
    const login = await loginOf('alice');
    aws.local.setClockOffset(2 * 3_600_000);
    expect(await aws.failureOf(get(login))).toMatchObject({
      code: 'login-expired',
      said: expect.stringMatching(/^Invalid login token\. Token expired: \d+ >= \d+$/),
    });
  });

  test('26: an ID token that has expired by the clock of AWS, it is asked with a renewed one', async () => {
    aws.local.setLifetimes({ idTokenSeconds: 7 });
    const expired = await loginOf('alice');
    aws.local.setLifetimes({ idTokenSeconds: 3600 });
    renewed = await loginOf('alice');
    aws.local.setClockOffset(60_000);
    expect((await get(expired)).accessKeyId).toMatch(/^ASIA/);
  });

  test('a renewed ID token, too, once', async () => {
    const login = await loginOf('alice');
    renewed = login;
    aws.local.setFaults([{ operation: 'CognitoIdentity.', errorType: 'NotAuthorizedException', message: 'no' }]);
    expect(await aws.failureOf(get(login))).toMatchObject({ code: 'login-refused' });
    expect(aws.calls('CognitoIdentity')).toEqual(['GetId', 'GetId']);
  });

  test('a provider that it does not know', async () => {
    const login = { ...(await loginOf('alice')), issuer: 'https://id.example' };
    expect(await aws.failureOf(get(login))).toMatchObject({
      code: 'login-refused',
      said: 'Token is not from a supported provider of this identity pool.',
    });
  });

  test('because there is no such pool', async () => {
    const connection = { ...exampleConnection, identityPoolId: 'us-east-1:00000000-2222-4333-8444-555555555555' };
    expect(await aws.failureOf(get(await loginOf('alice'), connection))).toMatchObject({
      code: 'pool-missing',
      field: 'identityPoolId',
    });
  });

  test('because it has no role', async () => {
    const login = await loginOf('alice');
    const message = 'Invalid identity pool configuration. Check assigned IAM roles for this pool.';
    aws.local.setFaults([
      { operation: 'CognitoIdentity.GetCredentials', errorType: 'InvalidIdentityPoolConfigurationException', message },
    ]);
    expect(await aws.failureOf(get(login))).toMatchObject({ code: 'pool-misconfigured', said: message });
  });

  test('nothing is left stored of what did not serve', async () => {
    const login = await loginOf('alice');
    const first = await get(login);
    aws.local.setFaults([{ operation: 'CognitoIdentity.', errorType: 'NotAuthorizedException', message: 'no' }]);
    expect(await aws.failureOf(get(login, exampleConnection, first))).toMatchObject({ code: 'login-refused' });
    expect(credentials.value).toBeUndefined();
  });
});

describe('when Cognito does not answer as it should', () => {
  test.each<[name: string, fault: object, failure: object]>([
    ['it has an error', { errorType: 'InternalErrorException', status: 500 }, { code: 'aws-failed', httpStatus: 500 }],
    ['a provider of its own failed', { errorType: 'ExternalServiceException' }, { code: 'aws-failed' }],
    ['it is asked too often', { errorType: 'TooManyRequestsException', status: 400 }, { code: 'throttled' }],
    ['it is unavailable', { status: 503 }, { code: 'aws-failed', httpStatus: 503 }],
    ['32: a network’s sign-in page with 200', { html: true }, { code: 'answer-unreadable' }],
    ['33: {} with 200', { emptyBody: true }, { code: 'answer-unreadable' }],
    ['33: nothing with 200', { rawBody: '' }, { code: 'answer-unreadable' }],
    [
      'credentials without a key',
      { body: { IdentityId: 'us-east-1:1', Credentials: {} } },
      { code: 'answer-unreadable' },
    ],
    [
      'credentials without an end',
      { body: { IdentityId: 'us-east-1:1', Credentials: { AccessKeyId: 'A', SecretKey: 'B', SessionToken: 'C' } } },
      { code: 'answer-unreadable' },
    ],
    ['30: the connection breaks', { reset: true }, { code: 'offline' }],
    ['31: it hangs', { hang: true }, { code: 'timed-out' }],
  ])('%s', async (_name, fault, failure) => {
    const login = await loginOf('alice');
    timeOutSoon();
    aws.local.setFaults([{ operation: 'CognitoIdentity.', ...fault }]);
    const found = await aws.failureOf(get(login));
    expect(found).toMatchObject({ ...failure, operation: 'GetCredentialsForIdentity' });
    expect(JSON.stringify(found)).not.toMatch(/airport|<h1>/);
    expect(credentials.value).toBeUndefined();
  });
});
