import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { usersRole } from '../../local-aws/access';
import { classicPool, guestPool, mainPool } from '../../local-aws/start-test-world';
import { userPool } from '../../local-aws/world';
import { timeOutSoon, useAwsWorld } from '../../test/support/aws-world';
import { exampleConnection, guestConnection, studioProfile } from '../../test/support/example-document';
import { type MemoryStored, memoryStored } from '../../test/support/memory-stored';
import { oneAtATime } from '../../test/support/one-at-a-time';
import { testCallParts } from '../../test/support/test-call-parts';
import type { Connection } from '../core/configuration/connection';
import { failureOf, launchFailure } from '../core/failure/launch-failure';
import { presignInput } from '../core/launch/presign-input';
import type { Credentials } from '../core/sign-in/credentials';
import type { Person } from '../core/sign-in/person';
import { type CredentialsPorts, getCredentials, type Login } from './get-credentials';
import { presign } from './presign';

const aws = useAwsWorld();
const once = ['GetId', 'GetCredentialsForIdentity'];

let askedToSignIn = 0;
/** Who is signed in; whoever's login it is, unless told. */
let signedIn: { readonly person: Person | undefined } | undefined;
/** What a renewal before its time gives. */
let renewed: Login | undefined;
let credentials: MemoryStored<Credentials>;
let identity: MemoryStored<{ login: string; identityId: string }>;
/** The difference that AWS has told. */
let awsClock: MemoryStored<number>;
beforeEach(() => {
  askedToSignIn = 0;
  signedIn = undefined;
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

/** Moves the clock of this computer alone, as whoever sets it does. */
function setClientClock(milliseconds: number): void {
  setTime(Date.now() + milliseconds);
  aws.local.setClockOffset(-milliseconds);
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
    findPerson: async () => (signedIn ? signedIn.person : (login ?? 'guest')),
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

  test('75: are asked for without cookies', async () => {
    const login = await loginOf('alice');
    const fetched = vi.spyOn(globalThis, 'fetch');
    await get(login);
    expect(fetched.mock.calls.map(([request]) => (request as Request).credentials)).toEqual(['omit', 'omit']);
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

const basicConnection: Connection = {
  ...exampleConnection,
  ...{ identityPoolId: classicPool, authFlow: 'basic', roleArn: usersRole },
};
const flows: [flow: string, connection: Connection, calls: string[]][] = [
  ['enhanced', exampleConnection, ['GetCredentialsForIdentity']],
  ['basic', basicConnection, ['GetOpenIdToken']],
];

describe.each(flows)('72: in the %s flow', (_flow, connection, calls) => {
  test('credentials say whom they were issued to, with which claims', async () => {
    const login = { ...(await loginOf('alice')), claims: { email: 'alice@acme.example' } };
    const { issuedTo } = await get(login, connection);
    expect(issuedTo).toEqual({ issuer: login.issuer, subject: 'alice', claims: login.claims });
    expect(credentials.value?.issuedTo).toEqual(issuedTo);
  });

  test('they are those of the person who is signed in, whether or not her ID token has ended', async () => {
    const login = await loginOf('alice');
    const first = await get(login, connection);
    signedIn = { person: { issuer: login.issuer, subject: 'alice' } };
    aws.local.reset();
    expect(await get(undefined, connection)).toEqual(first);
    expect([aws.local.log, askedToSignIn]).toEqual([[], 1]);
  });

  test('where nobody is signed in any more they are wiped before anybody is asked, and never used', async () => {
    const first = await get(await loginOf('alice'), connection);
    signedIn = { person: undefined };
    const asking = async () => {
      expect([credentials.value, identity.value]).toEqual([undefined, undefined]);
      throw launchFailure({ code: 'sign-in-cancelled' });
    };
    const asked = getCredentials(connection, { ...(await ports(undefined)), getLogin: asking });
    expect(await aws.failureOf(asked)).toEqual({ code: 'sign-in-cancelled' });
    expect([credentials.value, identity.value]).toEqual([undefined, undefined]);
    expect((await get(await loginOf('alice'), connection)).accessKeyId).not.toBe(first.accessKeyId);
  });

  test.each<[string, (login: Login) => Login]>([
    ['another subject', login => ({ ...login, subject: 'somebody else' })],
    ['the same subject of another issuer', login => ({ ...login, issuer: 'https://id.example' })],
  ])('%s gets none of hers: they are wiped, with her identity ID', async (_who, change) => {
    const login = await loginOf('alice');
    await get(login, connection);
    aws.local.reset();
    await get(change(login), connection).catch(() => undefined);
    expect(aws.calls('CognitoIdentity')[0]).toBe('GetId');
    expect(JSON.stringify([credentials.value, identity.value])).not.toContain('"alice"');
  });

  test('bob, who signs in after her, gets his own', async () => {
    const alice = await get(await loginOf('alice'), connection);
    const bob = await get(await loginOf('bob'), connection);
    expect(aws.calls('CognitoIdentity')).toEqual(['GetId', ...calls]);
    expect([bob.accessKeyId === alice.accessKeyId, bob.identityId === alice.identityId]).toEqual([false, false]);
    expect(bob.issuedTo).toMatchObject({ subject: 'bob' });
  });

  test('a new ID token of hers alone is no reason for new ones', async () => {
    const login = { ...(await loginOf('alice')), claims: { team: 'red', jti: 'one', event_id: 'one' } };
    const first = await get(login, connection);
    expect(await get({ ...login, claims: { team: 'red', jti: 'two' } }, connection)).toEqual(first);
  });

  test('whose claims have changed gets new ones: principal tags come from claims', async () => {
    const login = { ...(await loginOf('alice')), claims: { team: 'red' } };
    const red = await get(login, connection);
    const blue = await get({ ...login, claims: { team: 'blue' } }, connection);
    expect(blue.accessKeyId).not.toBe(red.accessKeyId);
    expect(blue.issuedTo).toMatchObject({ claims: { team: 'blue' } });
  });
});

test.each([['cognitoIdentity'], ['sts']])(
  '72: credentials are not used once the endpoint %s has been edited: whoever answers there decides what they are',
  async name => {
    const login = await loginOf('alice');
    await get(login);
    const endpoints = { [name]: 'https://api.sagemaker.us-east-1.amazonaws.com' };
    const other = await get(login, { ...exampleConnection, endpoints }).catch(() => undefined);
    expect(aws.local.log.length).toBeGreaterThan(2);
    expect(credentials.value).toEqual(other);
  },
);

describe.each(flows)(
  '86: an identity that Cognito has forgotten, in the %s flow,',
  (_flow, connection, [call = '']) => {
    const forgotten = async () => {
      const login = await loginOf('alice');
      const first = await get(login, connection);
      aws.local.reset();
      return { login, first };
    };

    test('is asked for once, by itself, and then it works', async () => {
      const { login, first } = await forgotten();
      aws.local.forgetIdentities();
      const next = await get(login, connection, first);
      expect(aws.calls('CognitoIdentity')).toEqual([call, 'GetId', call]);
      expect(next.identityId).not.toBe(first.identityId);
      expect(identity.value?.identityId).toBe(next.identityId);
    });

    test.each([
      "Logins don't match. Please include at least one valid login for this identity or identity pool.",
      "Access to Identity 'us-east-1:0' is forbidden.",
    ])('so is one that is another login’s by now (%s)', async message => {
      const { login, first } = await forgotten();
      const operation = `CognitoIdentity.${call}`;
      aws.local.setFaults([{ operation, errorType: 'NotAuthorizedException', message, times: 1 }]);
      expect((await get(login, connection, first)).accessKeyId).toMatch(/^ASIA/);
      expect(aws.calls('CognitoIdentity')).toEqual([call, 'GetId', call]);
    });

    test('once and no more: what is forgotten again at once is a failure', async () => {
      const { login, first } = await forgotten();
      const fault = { operation: `CognitoIdentity.${call}`, errorType: 'ResourceNotFoundException', message: 'gone' };
      aws.local.setFaults([fault]);
      expect(await aws.failureOf(get(login, connection, first))).toMatchObject({ code: 'pool-missing' });
      expect(aws.calls('CognitoIdentity')).toEqual([call, 'GetId', call]);
    });

    test('of a pool that is missing, too, is a missing pool, after two calls', async () => {
      const { login, first } = await forgotten();
      const gone = { errorType: 'ResourceNotFoundException', message: 'gone' };
      aws.local.setFaults([{ operation: 'CognitoIdentity.', ...gone }]);
      expect(await aws.failureOf(get(login, connection, first))).toMatchObject({
        code: 'pool-missing',
        field: 'identityPoolId',
      });
      expect(aws.calls('CognitoIdentity')).toEqual([call, 'GetId']);
    });

    test('that was not stored is a failure at once', async () => {
      const login = await loginOf('alice');
      const fault = { operation: `CognitoIdentity.${call}`, errorType: 'ResourceNotFoundException', message: 'gone' };
      aws.local.setFaults([fault]);
      expect(await aws.failureOf(get(login, connection))).toMatchObject({ code: 'pool-missing' });
      expect(aws.calls('CognitoIdentity')).toEqual(['GetId', call]);
    });
  },
);

/** As core/launch/launch.ts does. */
async function launch(login: Login): Promise<unknown> {
  const all = await ports(login);
  const ask = (with_: Credentials) => presign(presignInput(studioProfile, exampleConnection), with_, all);
  const first = await getCredentials(exampleConnection, all);
  return await ask(first).catch(async error => {
    if (failureOf(error).code !== 'credentials-expired') throw error;
    return await ask(await getCredentials(exampleConnection, all, first));
  });
}
const presigns = () => aws.calls('SageMaker').length;

describe('87: ten launches at once with credentials that AWS does not take any more', () => {
  test('get new ones once for all, and presign twice each at most', async () => {
    const login = await loginOf('alice');
    await get(login);
    aws.local.reset();
    aws.local.refuseCredentials();
    const links = await Promise.all(Array.from({ length: 10 }, () => launch(login)));
    expect(links.every(link => String(link).startsWith('https:'))).toBe(true);
    expect([aws.calls('CognitoIdentity'), presigns()]).toEqual([['GetCredentialsForIdentity'], 20]);
  });

  test('get new ones once, too, where those do not serve either', async () => {
    const login = await loginOf('alice');
    await get(login);
    aws.local.reset();
    aws.local.setFaults([{ operation: 'SageMaker.', errorType: 'UnrecognizedClientException', message: 'no' }]);
    const all = await Promise.allSettled(Array.from({ length: 10 }, () => launch(login)));
    expect(all.map(({ status }) => status)).toEqual(Array(10).fill('rejected'));
    expect([aws.calls('CognitoIdentity'), presigns()]).toEqual([['GetCredentialsForIdentity'], 20]);
  });

  test('get no older ones than those that failed, whatever the clock says', async () => {
    const login = await loginOf('alice');
    const first = await get(login);
    const second = await get(login, exampleConnection, first);
    // Whoever still had the first ones takes the second; whom the second failed does not.
    expect(await get(login, exampleConnection, first)).toEqual(second);
    expect((await get(login, exampleConnection, second)).accessKeyId).not.toBe(second.accessKeyId);
  });
});

test('87: of two connections each gets new ones of its own', async () => {
  const stores = ['one', 'two'].map(id => ({ id, credentials: memoryStored<Credentials>() }));
  const login = await loginOf('alice');
  const getOf = async ({ id, credentials }: (typeof stores)[number], refused?: Credentials) =>
    await getCredentials({ ...exampleConnection, id }, { ...(await ports(login)), credentials }, refused);
  const before = await Promise.all(stores.map(store => getOf(store)));
  aws.local.reset();
  const after = await Promise.all(stores.map((store, index) => getOf(store, before[index])));
  expect(new Set([...before, ...after].map(({ accessKeyId }) => accessKeyId)).size).toBe(4);
  expect(stores.map(({ credentials }) => credentials.value)).toEqual(after);
});

const hour = 3_600_000;

describe('with the clock of this computer set while credentials are stored', () => {
  async function startedWith(milliseconds: number) {
    const login = await loginOf('alice');
    await launch(login);
    seen = aws.local.log.length;
    setClientClock(milliseconds);
    return login;
  }
  let seen = 0;
  const statuses = () =>
    aws.local.log.slice(seen).map(({ operation, status }) => `${operation.split('.')[1]} ${status}`);
  const [refused, accepted] = ['CreatePresignedDomainUrl 400', 'CreatePresignedDomainUrl 200'];

  test('26: back, they serve on: one refused call, and then none', async () => {
    const login = await startedWith(-2 * hour);
    expect(await launch(login)).toMatch(/^https:/);
    expect(await launch(login)).toMatch(/^https:/);
    expect(statuses()).toEqual([refused, accepted, accepted]);
  });

  test('26: back, and ended by the clock of AWS, they are renewed once, and are known to end from then on', async () => {
    aws.local.setLifetimes({ idTokenSeconds: (3 * hour) / 1000 });
    const login = await startedWith(-2 * hour);
    aws.local.setLifetimes({ idTokenSeconds: 3600 });
    const ended = credentials.value?.accessKeyId;
    // As if two hours had passed: to this computer it is the time of before.
    aws.local.setClockOffset(4 * hour);
    expect(await launch(login)).toMatch(/^https:/);
    expect(credentials.value?.accessKeyId).not.toBe(ended);
    expect(statuses().filter(each => each.startsWith('GetCredentials'))).toEqual(['GetCredentialsForIdentity 200']);
    seen = aws.local.log.length;
    expect(await launch(login)).toMatch(/^https:/);
    expect(statuses()).toEqual([accepted]);
  });

  test('26: forward, they are renewed by mistake once, and no more: by then it is known what time it is for AWS', async () => {
    const login = await startedWith(2 * hour);
    expect(await launch(login)).toMatch(/^https:/);
    expect(await launch(login)).toMatch(/^https:/);
    expect(statuses()).toEqual(['GetCredentialsForIdentity 200', accepted, accepted]);
  });
});

describe('a login that has ended by the clock of AWS, which nothing renews,', () => {
  const expired = { operation: 'CognitoIdentity.', errorType: 'NotAuthorizedException' };
  const message = 'Invalid login token. Token expired: 1446742058 >= 1446727732';

  test('89: is asked for anew, once, by the clock of AWS', async () => {
    const login = await loginOf('alice');
    aws.local.setLifetimes({ idTokenSeconds: 7200 });
    const logins = [login, await loginOf('alice')];
    aws.local.setLifetimes({ idTokenSeconds: 3600 });
    aws.local.setFaults([{ ...expired, message, times: 1 }]);
    aws.local.setClockOffset(20 * 60_000);
    const seen: number[] = [];
    const all = await ports(login);
    const getLogin = async () => {
      seen.push(all.clock.offset());
      return logins.shift();
    };
    expect((await getCredentials(exampleConnection, { ...all, getLogin })).accessKeyId).toMatch(/^ASIA/);
    expect(seen).toEqual([0, expect.closeTo(20 * 60_000, -4)]);
  });

  test.each([message, 'Invalid login token. Token is expired.'])(
    '89: is called ended, and not a matter of the pool (%s)',
    async said => {
      const login = await loginOf('alice');
      aws.local.setFaults([{ ...expired, message: said }]);
      expect(await aws.failureOf(get(login))).toMatchObject({ code: 'login-expired', said });
      expect(askedToSignIn).toBe(2);
    },
  );
});
