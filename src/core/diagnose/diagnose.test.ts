import { describe, expect, test } from 'vitest';
import {
  exampleConnection,
  guestConnection,
  notebookProfile,
  studioProfile,
} from '../../../test/support/example-document';
import { launchFailure } from '../failure/launch-failure';
import type { FailureCode } from '../failure/launch-outcome';
import type { PresignInput } from '../launch/presign-input';
import type { Credentials } from '../sign-in/credentials';
import type { Tokens } from '../sign-in/tokens';
import { type DiagnosisPorts, diagnose } from './diagnose';
import type { Diagnosis, DiagnosisStep, DiagnosisTarget } from './diagnosis';
import { diagnosisText } from './diagnosis-text';

const minute = 60_000;
const noon = Date.UTC(2026, 7, 1, 12);
const environment = { version: '1.2.3', userAgent: 'Mozilla/5.0 Chrome/156' };

const tokens: Tokens = {
  issuer: 'https://issuer.example',
  clientId: 'SECRET-client',
  subject: 'SECRET-subject',
  name: 'SECRET Alice Example',
  idToken: 'SECRET-id-token',
  refreshToken: 'SECRET-refresh-token',
  expiresAt: noon,
};
const credentials: Credentials = {
  source: 'SECRET-source',
  issuedTo: { issuer: 'https://issuer.example', subject: 'SECRET-subject' },
  accessKeyId: 'SECRET-access-key',
  secretAccessKey: 'SECRET-secret-key',
  sessionToken: 'SECRET-session-token',
  expiration: noon,
  identityId: 'SECRET-identity',
};
const signingUrl = 'https://d-abcdefgh1234.studio.us-east-1.sagemaker.aws/auth?token=SECRET';

const answerOf = (date: string | null) => ({ date, askedAt: noon - 100, answeredAt: noon + 100 });

/** Ports with which all goes well, but for the changes; the clock is a millisecond later at every look. */
function portsWith(changes: Partial<DiagnosisPorts> = {}): DiagnosisPorts {
  let now = noon;
  return {
    findMissingHosts: async () => [],
    askServer: async () => answerOf(new Date(noon).toUTCString()),
    discover: async () => ({}),
    signIn: async () => tokens,
    requestCredentials: async (given, onIdentity) => {
      onIdentity();
      return { ...credentials, issuedTo: given ?? 'guest' };
    },
    presign: async () => signingUrl,
    now: () => {
      now += 1;
      return now;
    },
    ...changes,
  };
}

const acme: DiagnosisTarget = { connection: exampleConnection, profile: studioProfile };

async function run(changes: Partial<DiagnosisPorts> = {}, target = acme) {
  const changed: Diagnosis[] = [];
  const diagnosis = await diagnose(target, portsWith(changes), async next => void changed.push(structuredClone(next)));
  return { diagnosis, changed };
}

const statesOf = ({ results }: Diagnosis) => results.map(({ step, state }) => `${step} ${state}`);

const fail = (code: FailureCode, more = {}) => Promise.reject(launchFailure({ code, ...more }));

test.each<[name: string, changes: Partial<Tokens>, signInEndsAt: number | undefined]>([
  ['a refresh token', {}, undefined],
  ['no refresh token', { refreshToken: undefined }, noon],
  ['a refresh token that brings no ID token', { isNeverRenewed: true }, noon],
])('99: with %s it is said whether the person is asked again', async (_name, changes, signInEndsAt) => {
  const { diagnosis } = await run({ signIn: async () => ({ ...tokens, ...changes }) });
  expect(diagnosis.signInEndsAt).toBe(signInEndsAt);
  const text = diagnosisText(diagnosis, acme, environment);
  expect(text.includes('no refresh token')).toBe(signInEndsAt !== undefined);
});

test('where all goes well every step passes, and its time is taken', async () => {
  const { diagnosis } = await run();
  expect(diagnosis).toMatchObject({ connectionId: 'acme', profileId: 'prod-lab', clockSeconds: 0 });
  expect(diagnosis.endedAt).toBeGreaterThan(diagnosis.startedAt);
  expect(statesOf(diagnosis)).toEqual([
    'hosts passed',
    'network passed',
    'clock passed',
    'discovery passed',
    'sign-in passed',
    'identity passed',
    'credentials passed',
    'presign passed',
  ]);
  expect(diagnosis.results.map(({ milliseconds }) => milliseconds)).toEqual(Array(8).fill(1));
});

test('each step is told when it begins, with all that is known by then', async () => {
  const { changed } = await run();
  expect(changed.map(statesOf).map(states => states.find(state => state.endsWith('running')))).toEqual([
    'hosts running',
    'network running',
    'clock running',
    'discovery running',
    'sign-in running',
    'identity running',
    'credentials running',
    'presign running',
    undefined,
  ]);
  expect(changed.slice(0, -1).every(({ endedAt }) => endedAt === undefined)).toBe(true);
});

test.each([
  ['af-south-1', 'region-not-enabled'],
  ['us-east-1', 'credentials-expired'],
])(
  '101: credentials that SageMaker does not know in %s are a matter of the region, or not: %s',
  async (region, code) => {
    const profile = { ...studioProfile, region };
    const refused = { reason: 'unrecognized', region };
    const { diagnosis } = await run({ presign: () => fail('credentials-expired', refused) }, { ...acme, profile });
    expect(diagnosis.results.at(-1)).toMatchObject({ step: 'presign', state: 'failed', failure: { code, region } });
  },
);

const afterIdentity = (code: FailureCode): Partial<DiagnosisPorts> => ({
  requestCredentials: async (_tokens, onIdentity) => {
    onIdentity();
    await Promise.resolve();
    return await fail(code, { operation: 'GetCredentialsForIdentity' });
  },
});

test.each<[DiagnosisStep, object, Partial<DiagnosisPorts>]>([
  [
    'hosts',
    { code: 'hosts-not-allowed', hosts: ['https://a.example/*'] },
    { findMissingHosts: async () => ['https://a.example/*'] },
  ],
  ['network', { code: 'offline' }, { askServer: () => fail('offline') }],
  ['network', { code: 'answer-unreadable' }, { askServer: () => fail('answer-unreadable') }],
  ['clock', { code: 'clock-wrong' }, { askServer: async () => answerOf(new Date(noon - 6 * minute).toUTCString()) }],
  ['clock', { code: 'clock-wrong' }, { askServer: async () => answerOf(new Date(noon + 6 * minute).toUTCString()) }],
  ['discovery', { code: 'provider-unusable' }, { discover: () => fail('provider-unusable') }],
  ['sign-in', { code: 'sign-in-cancelled' }, { signIn: () => fail('sign-in-cancelled') }],
  [
    'identity',
    { code: 'login-refused', operation: 'GetId' },
    { requestCredentials: () => fail('login-refused', { operation: 'GetCredentialsForIdentity' }) },
  ],
  [
    'credentials',
    { code: 'pool-misconfigured', operation: 'GetCredentialsForIdentity' },
    afterIdentity('pool-misconfigured'),
  ],
  ['presign', { code: 'access-denied' }, { presign: () => fail('access-denied') }],
  ['presign', { code: 'url-refused' }, { presign: async () => 'javascript:alert(1)' }],
  ['presign', { code: 'unexpected', said: 'RangeError' }, { presign: () => Promise.reject(new RangeError('x')) }],
])('%s fails with %j: what was before passed, and what comes after is not checked', async (step, failure, changes) => {
  const { diagnosis } = await run(changes);
  const at = diagnosis.results.findIndex(result => result.step === step);
  expect(diagnosis.results[at]).toMatchObject({ state: 'failed', failure });
  expect(diagnosis.results.slice(0, at).every(({ state }) => state === 'passed')).toBe(true);
  expect(diagnosis.results.slice(at + 1).every(({ state }) => state === 'skipped')).toBe(true);
  expect(diagnosis.endedAt).toBeDefined();
});

test.each([
  ['10 minutes ahead', -10 * minute, 600],
  ['10 minutes behind', 10 * minute, -600],
  ['4 minutes ahead, which AWS tolerates', -4 * minute, 240],
])('a clock %s of the server’s is measured: %i', async (_name, offset, seconds) => {
  const { diagnosis } = await run({ askServer: async () => answerOf(new Date(noon + offset).toUTCString()) });
  expect(diagnosis.clockSeconds).toBe(seconds);
});

test.each([[null], ['nonsense']])(
  '69: a server that tells no time (%s) leaves the clock out, and the rest goes on',
  async date => {
    const { diagnosis } = await run({ askServer: async () => answerOf(date) });
    expect(diagnosis.clockSeconds).toBeUndefined();
    expect(statesOf(diagnosis)).toContain('clock skipped');
    expect(statesOf(diagnosis)).toContain('presign passed');
  },
);

test('guests have no provider and nobody to sign in, and their refusal at the end is named', async () => {
  const profile = { ...studioProfile, connection: guestConnection.id };
  const asked: (Tokens | undefined)[] = [];
  const changes: Partial<DiagnosisPorts> = {
    requestCredentials: async given => {
      asked.push(given);
      return credentials;
    },
    presign: () => fail('access-denied'),
  };
  const { diagnosis } = await run(changes, { connection: guestConnection, profile });
  expect(asked).toEqual([undefined]);
  expect(statesOf(diagnosis)).toEqual([
    'hosts passed',
    'network passed',
    'clock passed',
    'identity passed',
    'credentials passed',
    'presign failed',
  ]);
  expect(diagnosis.results.at(-1)?.failure?.code).toBe('guest-refused');
});

test('without a profile there is no link to ask for', async () => {
  const { diagnosis } = await run({}, { connection: exampleConnection });
  expect(statesOf(diagnosis).at(-1)).toBe('credentials passed');
  expect(diagnosis.profileId).toBeUndefined();
});

describe('the link that is asked for', () => {
  const askedWith = async (profile: DiagnosisTarget['profile']) => {
    const asked: PresignInput[] = [];
    const presign = async (input: PresignInput) => void asked.push(input);
    await run({ presign }, { connection: exampleConnection, profile });
    return asked;
  };

  test('lives 5 seconds, whatever the profile says', async () => {
    const asked = await askedWith({ ...studioProfile, expiresInSeconds: 300 });
    expect(asked).toMatchObject([{ operation: 'CreatePresignedDomainUrl', input: { ExpiresInSeconds: 5 } }]);
  });

  test('is a notebook instance’s for its profile, in the profile’s region', async () => {
    const asked = await askedWith(notebookProfile);
    expect(asked).toMatchObject([{ operation: 'CreatePresignedNotebookInstanceUrl', region: 'eu-west-1' }]);
  });
});

describe('a profile with templates', () => {
  const profile = { ...studioProfile, userProfileName: `\${claim:email|localpart}`, spaceName: undefined };

  test('is asked for with the names of whoever signed in', async () => {
    const asked: PresignInput[] = [];
    const presign = async (input: PresignInput) => void asked.push(input);
    const signIn = async () => ({ ...tokens, claims: { email: 'alice@acme.example' } });
    await run({ presign, signIn }, { connection: exampleConnection, profile });
    expect(asked).toMatchObject([{ input: { UserProfileName: 'alice' } }]);
  });

  test.each<[string, Tokens]>([
    ['no such claim', { ...tokens, claims: { name: 'SECRET' } }],
    ['a claim that is no name', { ...tokens, claims: { email: 'SECRET SECRET' } }],
    ['no claims', tokens],
  ])('fails at the presign for %s; the copied text names the claim and not what it is', async (_name, signedIn) => {
    const target = { connection: exampleConnection, profile };
    const { diagnosis } = await run({ signIn: async () => signedIn }, target);
    expect(statesOf(diagnosis).slice(-2)).toEqual(['credentials passed', 'presign failed']);
    const text = diagnosisText(diagnosis, target, environment);
    expect(text).toContain('Code: claim-unusable');
    expect(text).toContain('Claim: email');
    expect(text).not.toContain('SECRET');
  });
});

describe('43: the copied text', () => {
  const textOf = (diagnosis: Diagnosis) => diagnosisText(diagnosis, acme, environment);

  test('says what a ticket needs', async () => {
    const failure = { operation: 'CreatePresignedDomainUrl', httpStatus: 400, requestId: '8a5f-11' };
    const { diagnosis } = await run({
      findMissingHosts: async () => [],
      presign: () => fail('access-denied', { ...failure, requestId: '8a5f0000-1111-2222-3333-444455556666' }),
    });
    expect(textOf(diagnosis)).toBe(
      [
        'Studio Launcher 1.2.3',
        'Browser: Mozilla/5.0 Chrome/156',
        'Connection: acme',
        'Region: us-east-1',
        'Issuer: cognito-idp.us-east-1.amazonaws.com',
        'Kind of profile: studio',
        'Started: 2026-08-01T12:00:00.001Z',
        "Clock: 0 s ahead of the server's",
        '',
        'Hosts allowed: passed, 1 ms',
        'Network: passed, 1 ms',
        'Clock: passed, 1 ms',
        'Discovery: passed, 1 ms',
        'Sign-in: passed, 1 ms',
        'Identity: passed, 1 ms',
        'Credentials: passed, 1 ms',
        'Presign permission: failed, 1 ms',
        '  Code: access-denied',
        '  Operation: CreatePresignedDomainUrl',
        '  HTTP status: 400',
        '  Request ID: 8a5f0000-1111-2222-3333-444455556666',
      ].join('\n'),
    );
  });

  const talkative = {
    said: 'SECRET said',
    resource: 'arn:aws:sagemaker:us-east-1:111122223333:user-profile/SECRET',
    action: 'SECRET:action',
    expected: 'SECRET expected',
    because: 'SECRET because',
    requestId: 'SECRET-request',
  };

  test.each<[string, Partial<DiagnosisPorts>]>([
    ['nothing fails', {}],
    ['the network does', { askServer: () => fail('offline', talkative) }],
    ['discovery does', { discover: () => fail('provider-unusable', talkative) }],
    ['signing in does', { signIn: () => fail('sign-in-refused', talkative) }],
    ['the credentials do', { requestCredentials: () => fail('login-refused', talkative) }],
    ['the presign does', { presign: () => fail('access-denied', talkative) }],
    ['the link is refused', { presign: async () => 'https://evil.example/auth?token=SECRET' }],
    ['something throws its secrets', { presign: () => Promise.reject(new Error('SECRET')) }],
  ])('holds no secret, name, account, pool, domain or client where %s', async (_name, changes) => {
    const { diagnosis, changed } = await run(changes);
    const text = textOf(diagnosis);
    const { identityPoolId, name, signIn } = exampleConnection;
    const known = [identityPoolId, name, signIn.type === 'oidc' ? signIn.clientId : '', studioProfile.name];
    for (const secret of ['SECRET', '111122223333', 'alice', 'd-abcdefgh1234', 'us-east-1_AbCdEfGhI', ...known])
      expect(text).not.toContain(secret);
    for (const secret of ['token=SECRET', 'SECRET-id', 'SECRET-s', 'SECRET-a', 'SECRET Alice'])
      expect(JSON.stringify(changed)).not.toContain(secret);
  });

  test('100: names the kind of policy that refused', async () => {
    const refused = { refusedBy: 'service control policy', isExplicitDeny: true, because: 'SECRET' };
    const { diagnosis } = await run({ presign: () => fail('access-denied', refused) });
    expect(textOf(diagnosis)).toContain('Refused by: service control policy, explicit deny');
  });

  test('names the hosts that are missing, and the region of the profile', async () => {
    const { diagnosis } = await run({ findMissingHosts: async () => ['https://a.example/*', 'https://b.example/*'] });
    const profile = { ...studioProfile, region: 'eu-west-1' };
    const text = diagnosisText(diagnosis, { ...acme, profile }, environment);
    expect(text).toContain('Region: us-east-1, of the profile eu-west-1');
    expect(text).toContain('Hosts: a.example, b.example');
    expect(text).toContain('Clock: not compared');
    expect(text).toContain('Presign permission: not checked');
  });
});
