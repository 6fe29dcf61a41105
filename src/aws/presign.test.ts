import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Fault } from '../../local-aws/fault';
import { timeOutSoon, useAwsWorld } from '../../test/support/aws-world';
import { exampleConnection, notebookProfile, studioProfile } from '../../test/support/example-document';
import { routeFetch } from '../../test/support/route-fetch';
import { testCallParts } from '../../test/support/test-call-parts';
import { checkAuthorizedUrl } from '../core/authorized-url';
import type { Credentials } from '../core/credentials';
import { launchFailure } from '../core/launch-failure';
import { presignInput } from '../core/presign-input';
import type { Profile, StudioProfile } from '../core/profile';
import { presign } from './presign';

const aws = useAwsWorld();
let alice: Credentials;
beforeAll(async () => {
  alice = {
    ...(await aws.world.getCredentials('alice')),
    source: 'test',
    issuedTo: 'guest',
    expiration: 0,
    identityId: 'us-east-1:1',
  };
});

const home: StudioProfile = {
  id: 'home',
  name: 'Home',
  connection: 'acme',
  type: 'studio',
  domainId: 'd-abcdefgh1234',
  userProfileName: 'alice',
};
const domainUrl = 'CreatePresignedDomainUrl';
const notebookUrl = 'CreatePresignedNotebookInstanceUrl';
const operation = `SageMaker.${domainUrl}`;
const arn = 'arn:aws:sagemaker:us-east-1:111122223333';

/** The waits between attempts, as long as chance makes them (1, unless told), and over at once. */
function recordWaits(random = 1): number[] {
  const waits: number[] = [];
  const { setTimeout } = globalThis;
  vi.spyOn(Math, 'random').mockReturnValue(random);
  vi.stubGlobal('setTimeout', (run: () => void, milliseconds = 0) => {
    waits.push(milliseconds);
    return setTimeout(run, 0);
  });
  return waits;
}

const ask = async (profile: Profile = home, credentials = alice) =>
  await presign(presignInput(profile, exampleConnection), credentials, await testCallParts());

describe('SageMaker is asked for a link', () => {
  test('with all parameters of a Studio profile', async () => {
    const profile = { ...studioProfile, expiresInSeconds: 60, sessionExpirationDurationInSeconds: 1800 };
    const url = checkAuthorizedUrl(await ask(profile), 'studio', 'us-east-1');
    expect(url.searchParams.get('token')).toMatch(/^sgn-/);
    expect(aws.local.log).toMatchObject([
      {
        host: 'api.sagemaker.us-east-1.amazonaws.com',
        operation,
        verdict: 'ok',
        detail: {
          region: 'us-east-1',
          user: 'alice',
          domain: 'd-abcdefgh1234',
          space: 'alice-lab',
          landingUri: 'app:JupyterLab:lab/tree/work/train.ipynb',
          session: '1800',
          expiresIn: '60',
        },
      },
    ]);
  });

  test('with nothing but the shortest life, where a profile sets nothing', async () => {
    await ask(home);
    expect(aws.local.log[0]?.detail).toEqual({
      ...{ region: 'us-east-1', user: 'alice', domain: 'd-abcdefgh1234', session: '43200', expiresIn: '5' },
    });
  });

  test('to a notebook instance, in its region', async () => {
    const url = checkAuthorizedUrl(await ask(notebookProfile), 'notebookInstance', 'eu-west-1');
    expect(url.searchParams.get('authToken')).toMatch(/^sgn-/);
    expect(aws.local.log).toMatchObject([
      {
        host: 'api.sagemaker.eu-west-1.amazonaws.com',
        operation: `SageMaker.${notebookUrl}`,
        verdict: 'ok',
        detail: { notebookInstance: 'research-1', session: '14400' },
      },
    ]);
  });

  test('at the endpoint that the connection names', async () => {
    const sageMaker = 'https://api.sagemaker.eu-west-1.amazonaws.com';
    const connection = { ...exampleConnection, endpoints: { sageMaker } };
    // It is not the endpoint of the region that is signed for, and says so.
    await presign(presignInput(home, connection), alice, await testCallParts()).catch(() => undefined);
    expect(aws.local.log[0]?.host).toBe('api.sagemaker.eu-west-1.amazonaws.com');
  });

  test.each([['javascript:alert(1)'], ['data:text/html,x'], ['https://evil.example/']])(
    'and %s is handed on as it came, for others to judge',
    async authorizedUrl => {
      aws.local.setFaults([{ operation, authorizedUrl }]);
      expect(await ask()).toBe(authorizedUrl);
    },
  );

  test.each<[string, Omit<Fault, 'operation'>]>([
    ['{}', { emptyBody: true }],
    ['an empty body', { rawBody: '' }],
    ['a number', { authorizedUrl: 42 }],
    ['null', { authorizedUrl: null }],
    ['an object', { authorizedUrl: { href: 'https://d-x.studio.us-east-1.sagemaker.aws/?token=x' } }],
    ['a list', { body: [] }],
  ])('33: and %s in the place of the answer opens nothing', async (_name, fault) => {
    aws.local.setFaults([{ operation, ...fault }]);
    const answer = await ask().catch(() => undefined);
    expect(() => checkAuthorizedUrl(answer, 'studio', 'us-east-1')).toThrow('url-refused');
  });
});

describe('a refusal', () => {
  test('34: AccessDenied on the presign names action and resource, and nothing secret', async () => {
    expect(await aws.failureOf(ask({ ...home, userProfileName: 'bob' }))).toEqual({
      code: 'access-denied',
      action: `sagemaker:${domainUrl}`,
      resource: `${arn}:user-profile/d-abcdefgh1234/bob`,
      operation: domainUrl,
      region: 'us-east-1',
      httpStatus: 400,
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      said: expect.stringContaining('is not authorized to perform'),
    });
  });

  test('by IAM of a notebook instance names action and resource', async () => {
    expect(await aws.failureOf(ask({ ...notebookProfile, notebookInstanceName: 'research-2' }))).toMatchObject({
      code: 'access-denied',
      action: `sagemaker:${notebookUrl}`,
      resource: 'arn:aws:sagemaker:eu-west-1:111122223333:notebook-instance/research-2',
    });
  });

  test('by IAM that is worded otherwise still names the action', async () => {
    aws.local.setFaults([{ operation, errorType: 'AccessDeniedException', message: 'No.' }]);
    expect(await aws.failureOf(ask())).toMatchObject({ code: 'access-denied', action: `sagemaker:${domainUrl}` });
  });

  test.each<[name: string, profile: Profile, failure: object]>([
    ['domain', { ...home, domainId: 'd-gone' }, { code: 'resource-missing', field: 'domainId' }],
    ['user', { ...home, userProfileName: 'carol' }, { code: 'resource-missing', field: 'userProfileName' }],
    ['space', { ...home, spaceName: 'gone' }, { code: 'resource-missing', field: 'spaceName' }],
    [
      'domain, whatever it is called',
      { ...home, domainId: 'd-space' },
      { code: 'resource-missing', field: 'domainId' },
    ],
    [
      'user, whatever it is called',
      { ...home, userProfileName: 'workspace' },
      { code: 'resource-missing', field: 'userProfileName' },
    ],
    [
      'notebook instance',
      { ...notebookProfile, notebookInstanceName: 'gone' },
      { code: 'resource-missing', field: 'notebookInstanceName' },
    ],
    ['domain in this region', { ...home, region: 'eu-west-1' }, { code: 'resource-missing', field: 'domainId' }],
  ])('35: because there is no such %s points at that field', async (_name, profile, failure) => {
    expect(await aws.failureOf(ask(profile))).toMatchObject({ ...failure, said: expect.any(String) });
  });

  test('37: wrong region: the domain is not there, and no other region is tried', async () => {
    expect(await aws.failureOf(ask({ ...home, region: 'eu-west-1' }))).toMatchObject({
      code: 'resource-missing',
      field: 'domainId',
      region: 'eu-west-1',
    });
    expect(aws.local.log.map(({ host }) => host)).toEqual(['api.sagemaker.eu-west-1.amazonaws.com']);
  });

  test('because the domain signs in with IAM Identity Center says so', async () => {
    expect(await aws.failureOf(ask({ ...home, domainId: 'd-sso000000001' }))).toMatchObject({
      code: 'domain-needs-sso',
    });
  });

  test('that mentions a name like SSO is not taken for it', async () => {
    const message = 'Space [SSO] is not owned by User Profile [alice].';
    aws.local.setFaults([{ operation, errorType: 'ValidationException', message }]);
    const failure = await aws.failureOf(ask({ ...home, spaceName: 'SSO' }));
    expect(failure).toMatchObject({ code: 'request-refused', said: message });
  });

  test.each<[name: string, profile: Profile, said: string]>([
    ['a space of somebody else’s', { ...home, spaceName: 'bob-lab' }, 'Space [bob-lab] is not owned by'],
    [
      'an app without its space',
      { ...home, landingUri: 'app:JupyterLab:lab' },
      'Provided app type JupyterLab is invalid',
    ],
    ['an instance that is stopped', { ...notebookProfile, notebookInstanceName: 'stopped-1' }, 'must be "InService"'],
  ])('of %s is quoted', async (_name, profile, said) => {
    const failure = await aws.failureOf(ask(profile));
    expect(failure).toMatchObject({ code: 'request-refused', said: expect.stringContaining(said) });
  });

  test.each([
    ['are unknown', { sessionToken: 'another' }],
    ['are forged', { accessKeyId: 'ASIAAAAAAAAAAAAAAAAA' }],
  ])('of credentials that %s asks for new ones', async (_name, change) => {
    expect(await aws.failureOf(ask(home, { ...alice, ...change }))).toMatchObject({ code: 'credentials-expired' });
  });

  test('of credentials that have expired asks for new ones', async () => {
    aws.local.setLifetimes({ credentialsSeconds: -1 });
    const expired = { ...alice, ...(await aws.world.getCredentials('alice')) };
    aws.local.setLifetimes({ credentialsSeconds: 3600 });
    expect(await aws.failureOf(ask(home, expired))).toMatchObject({ code: 'credentials-expired' });
  });

  test('that quotes secrets is quoted without them', async () => {
    const message = `The canonical string should have been POST x-amz-security-token:${alice.sessionToken} ${alice.secretAccessKey}`;
    aws.local.setFaults([{ operation, errorType: 'InvalidSignatureException', message }]);
    const failure = await aws.failureOf(ask());
    expect(failure).toMatchObject({ code: 'request-refused', said: expect.stringContaining('The canonical string') });
    expect(JSON.stringify(failure)).not.toContain(alice.sessionToken.slice(0, 12));
  });
});

test('the answer, a link that signs in, is in no cache of the browser', async () => {
  const fetched = vi.spyOn(globalThis, 'fetch');
  await ask();
  expect(fetched.mock.calls.map(([request]) => (request as Request).cache)).toEqual(['no-store']);
});

describe('when SageMaker does not answer as it should', () => {
  const unavailable = { operation, status: 503 };
  const busy = { operation, status: 429, errorType: 'ThrottlingException', message: 'Rate exceeded' };
  const presigns = () => aws.calls('SageMaker').length;

  test.each([
    ['27: 429 twice, then OK, in Chrome', busy, 'chrome'],
    ['27: 429 twice, then OK, in Firefox', busy, 'firefox'],
    ['29: 503 twice, then OK, in Chrome', unavailable, 'chrome'],
    ['29: 503 twice, then OK, in Firefox', unavailable, 'firefox'],
    ['29: no answer twice, then OK, in Chrome', { operation, reset: true }, 'chrome'],
    ['29: no answer twice, then OK, in Firefox', { operation, reset: true }, 'firefox'],
  ] as const)('%s: success on the third call, and no wait is longer than 20 s', async (_name, fault, browser) => {
    vi.stubGlobal('fetch', routeFetch(aws.local, browser));
    const waits = recordWaits();
    aws.local.setFaults([{ ...fault, times: 2 }]);
    expect(await ask()).toMatch(/^https:/);
    expect(presigns()).toBe(3);
    expect(waits.length).toBeGreaterThanOrEqual(2);
    expect(Math.max(...waits)).toBeLessThanOrEqual(5_000);
  });

  test.each([
    ['28: busy', busy, { code: 'throttled', httpStatus: 429, said: 'Rate exceeded' }],
    ['busy without a name for it', { operation, status: 429, body: {} }, { code: 'throttled' }],
    ['unavailable', unavailable, { code: 'aws-failed', httpStatus: 503 }],
    ['in error', { operation, status: 500, errorType: 'InternalFailure' }, { code: 'aws-failed', httpStatus: 500 }],
  ])('%s for ever, it is asked three times and no more', async (_name, fault, failure) => {
    aws.local.setFaults([fault]);
    expect(await aws.failureOf(ask())).toMatchObject(failure);
    expect(presigns()).toBe(3);
  });

  test('32: a captive portal’s page with 200 is named, and its HTML is not shown', async () => {
    aws.local.setFaults([{ operation, html: true }]);
    const failure = await aws.failureOf(ask());
    expect(failure).toMatchObject({ code: 'answer-unreadable', operation: domainUrl });
    expect(JSON.stringify(failure)).not.toMatch(/airport|</);
  });

  test('a redirect is followed nowhere', async () => {
    aws.local.setFaults([{ operation, status: 307, headers: { location: 'https://portal.example/' } }]);
    expect(await aws.failureOf(ask())).toMatchObject({ code: 'answer-unreadable', operation: domainUrl });
    expect(presigns()).toBe(1);
  });

  test.each(['chrome', 'firefox'] as const)(
    '30: a broken connection is “Offline” after three calls in %s',
    async browser => {
      vi.stubGlobal('fetch', routeFetch(aws.local, browser));
      aws.local.setFaults([{ operation, reset: true }]);
      expect(await aws.failureOf(ask())).toEqual({ code: 'offline', operation: domainUrl, region: 'us-east-1' });
      expect(presigns()).toBe(3);
    },
  );

  test.each([
    ['429', busy, 'throttled'],
    ['503', unavailable, 'aws-failed'],
  ])(
    '28: %s that asks to wait longer than the launch may take is not asked again, and says when',
    async (_name, fault, code) => {
      aws.local.setFaults([{ ...fault, headers: { 'retry-after': '120' } }]);
      expect(await aws.failureOf(ask())).toMatchObject({ code, retryAfterSeconds: 120 });
      expect(presigns()).toBe(1);
    },
  );

  test('28: a wait that fits is waited for as asked', async () => {
    const waits = recordWaits(0);
    aws.local.setFaults([{ ...busy, times: 1, headers: { 'retry-after': '3' } }]);
    expect(await ask()).toMatch(/^https:/);
    expect(waits).toContain(3_000);
  });

  test.each([
    ['Retry-After', '86400'],
    ['Retry-After', 'Fri, 31 Dec 9999 23:59:59 GMT'],
    ['Retry-After', '-1'],
    ['Retry-After', 'nonsense'],
    ['X-Amz-Retry-After', '86400000'],
    ['Date', 'nonsense'],
  ])('69: nonsense in %s (%s) leads to no wait of more than 5 s', async (name, value) => {
    const waits = recordWaits();
    aws.local.setFaults([{ ...unavailable, headers: { [name.toLowerCase()]: value } }]);
    const failure = await aws.failureOf(ask());
    expect(failure).toMatchObject({ code: 'aws-failed' });
    expect(failure).not.toHaveProperty('retryAfterSeconds');
    expect(presigns()).toBe(3);
    expect(waits.length).toBeGreaterThanOrEqual(2);
    expect(Math.max(...waits)).toBeLessThanOrEqual(5_000);
  });

  test('31: a connection that hangs is ended by a time-out, which really cancels the request', async () => {
    timeOutSoon();
    aws.local.setFaults([{ operation, hang: true }]);
    expect(await aws.failureOf(ask())).toEqual({ code: 'timed-out', operation: domainUrl, region: 'us-east-1' });
    await expect.poll(() => aws.local.log[0]?.detail).toEqual({ ended: 'closed by the client' });
  });

  test('each attempt is given 10 s', async () => {
    const timeout = vi.spyOn(AbortSignal, 'timeout');
    aws.local.setFaults([{ ...unavailable, times: 1 }]);
    await ask();
    expect(timeout.mock.calls).toEqual([[10_000], [10_000]]);
  });

  test('27: a launch that has used its 20 s up is not tried again, and its next call ends at once', async () => {
    const parts = await testCallParts();
    parts.budget.spend(20_000);
    const call = presign(presignInput(home, exampleConnection), alice, parts);
    expect(await aws.failureOf(call)).toMatchObject({ code: 'timed-out' });
    expect(presigns()).toBeLessThanOrEqual(1);
  });

  test('a launch that is cancelled really cancels the request', async () => {
    aws.local.setFaults([{ operation, hang: true }]);
    const controller = new AbortController();
    const call = presign(presignInput(home, exampleConnection), alice, await testCallParts(controller.signal));
    await expect.poll(presigns).toBe(1);
    controller.abort(launchFailure({ code: 'cancelled' }));
    await call.catch(() => undefined);
    await expect.poll(() => aws.local.log[0]?.detail).toEqual({ ended: 'closed by the client' });
  });
});

describe('with a clock that differs from AWS’s by 10 minutes', () => {
  test.each([[10], [-10]])('24: (%i) and a Date that can be read, the second attempt succeeds', async minutes => {
    aws.local.setClockOffset(minutes * 60_000);
    expect(await ask()).toMatch(/^https:/);
    expect(aws.local.log.map(({ status }) => status)).toEqual([400, 200]);
  });

  test.each<[number, string, Omit<Fault, 'operation'>]>([
    [10, 'no date', { noDateHeader: true }],
    [-10, 'no date', { noDateHeader: true }],
    [10, 'nonsense for a date', { headers: { date: 'yesterday' } }],
  ])('25: (%i) and %s to read, the clock is named, and there is no loop', async (minutes, _name, fault) => {
    aws.local.setClockOffset(minutes * 60_000);
    aws.local.setFaults([{ operation, ...fault }]);
    expect(await aws.failureOf(ask())).toMatchObject({ code: 'clock-wrong', operation: domainUrl });
    expect(aws.local.log.length).toBeLessThanOrEqual(3);
  });
});
