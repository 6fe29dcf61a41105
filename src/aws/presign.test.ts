import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Fault } from '../../local-aws/fault';
import { timeOutSoon, useAwsWorld } from '../../test/support/aws-world';
import { exampleConnection, notebookProfile, studioProfile } from '../../test/support/example-document';
import { routeFetch } from '../../test/support/route-fetch';
import { checkAuthorizedUrl } from '../core/authorized-url';
import type { Credentials } from '../core/credentials';
import { presignInput } from '../core/presign-input';
import type { Profile, StudioProfile } from '../core/profile';
import { presign } from './presign';

const aws = useAwsWorld();
let alice: Credentials;
beforeAll(async () => {
  alice = { ...(await aws.world.getCredentials('alice')), source: 'test', expiration: 0, identityId: 'us-east-1:1' };
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

const ask = (profile: Profile = home, credentials = alice) =>
  presign(presignInput(profile, exampleConnection), credentials);

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
    await presign(presignInput(home, connection), alice).catch(() => undefined);
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
  ])('and %s in the place of the answer opens nothing', async (_name, fault) => {
    aws.local.setFaults([{ operation, ...fault }]);
    const answer = await ask().catch(() => undefined);
    expect(() => checkAuthorizedUrl(answer, 'studio', 'us-east-1')).toThrow('url-refused');
  });
});

describe('a refusal', () => {
  test('by IAM names action and resource', async () => {
    expect(await aws.failureOf(ask({ ...home, userProfileName: 'bob' }))).toEqual({
      code: 'access-denied',
      action: `sagemaker:${domainUrl}`,
      resource: `${arn}:user-profile/d-abcdefgh1234/bob`,
      operation: domainUrl,
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
  ])('because there is no such %s points at that field', async (_name, profile, failure) => {
    expect(await aws.failureOf(ask(profile))).toMatchObject({ ...failure, said: expect.any(String) });
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

describe('when SageMaker does not answer as it should', () => {
  const unavailable = { operation, status: 503 };
  const busy = { operation, status: 429, errorType: 'ThrottlingException', message: 'Rate exceeded' };
  const presigns = () => aws.calls('SageMaker').length;

  test.each([
    ['unavailable twice', unavailable],
    ['busy twice', busy],
  ])('%s, and then well, the link is there on the third attempt', async (_name, fault) => {
    aws.local.setFaults([{ ...fault, times: 2 }]);
    expect(await ask()).toMatch(/^https:/);
    expect(presigns()).toBe(3);
  });

  test.each([
    ['busy', busy, { code: 'throttled', httpStatus: 429, said: 'Rate exceeded' }],
    ['busy without a name for it', { operation, status: 429, body: {} }, { code: 'throttled' }],
    ['unavailable', unavailable, { code: 'aws-failed', httpStatus: 503 }],
    ['in error', { operation, status: 500, errorType: 'InternalFailure' }, { code: 'aws-failed', httpStatus: 500 }],
  ])('%s for ever, it is asked three times and no more', async (_name, fault, failure) => {
    aws.local.setFaults([fault]);
    expect(await aws.failureOf(ask())).toMatchObject(failure);
    expect(presigns()).toBe(3);
  });

  test('a network’s sign-in page with status 200 is named, and not shown', async () => {
    aws.local.setFaults([{ operation, html: true }]);
    const failure = await aws.failureOf(ask());
    expect(failure).toMatchObject({ code: 'answer-unreadable', operation: domainUrl });
    expect(JSON.stringify(failure)).not.toMatch(/airport|</);
  });

  test.each([
    ['chrome', 3],
    ['firefox', 1],
  ] as const)('a broken connection is being offline, in %s after %i attempts', async (browser, attempts) => {
    vi.stubGlobal('fetch', routeFetch(aws.local, browser));
    aws.local.setFaults([{ operation, reset: true }]);
    expect(await aws.failureOf(ask())).toEqual({ code: 'offline', operation: domainUrl });
    expect(presigns()).toBe(attempts);
  });

  test.each([
    ['retry-after', '86400'],
    ['retry-after', 'Fri, 31 Dec 9999 23:59:59 GMT'],
    ['retry-after', '-1'],
    ['retry-after', 'nonsense'],
    ['x-amz-retry-after', '86400000'],
    ['date', 'nonsense'],
  ])(
    'whatever it says of when to ask again (%s: %s), nobody waits for more than 5 s at a time',
    async (name, value) => {
      const waits: number[] = [];
      const { setTimeout } = globalThis;
      vi.stubGlobal('setTimeout', (run: () => void, milliseconds = 0) => {
        waits.push(milliseconds);
        return setTimeout(run, 0);
      });
      aws.local.setFaults([{ ...unavailable, headers: { [name]: value } }]);
      expect(await aws.failureOf(ask())).toMatchObject({ code: 'aws-failed' });
      expect(presigns()).toBe(3);
      expect(waits.length).toBeGreaterThanOrEqual(2);
      expect(Math.max(...waits)).toBeLessThanOrEqual(5_000);
    },
  );

  test('silence is ended by a time-out, which cancels the request', async () => {
    timeOutSoon();
    aws.local.setFaults([{ operation, hang: true }]);
    expect(await aws.failureOf(ask())).toEqual({ code: 'timed-out', operation: domainUrl });
    await expect.poll(() => aws.local.log[0]?.detail).toEqual({ ended: 'closed by the client' });
  });

  test('each attempt is given 10 s', async () => {
    const timeout = vi.spyOn(AbortSignal, 'timeout');
    aws.local.setFaults([{ ...unavailable, times: 1 }]);
    await ask();
    expect(timeout.mock.calls).toEqual([[10_000], [10_000]]);
  });
});

describe('with a clock that differs from AWS’s by 10 minutes', () => {
  test.each([[10], [-10]])('(%i) the second attempt succeeds, if the answer’s date can be read', async minutes => {
    aws.local.setClockOffset(minutes * 60_000);
    expect(await ask()).toMatch(/^https:/);
    expect(aws.local.log.map(({ status }) => status)).toEqual([400, 200]);
  });

  test.each<[number, string, Omit<Fault, 'operation'>]>([
    [10, 'no date', { noDateHeader: true }],
    [-10, 'no date', { noDateHeader: true }],
    [10, 'nonsense for a date', { headers: { date: 'yesterday' } }],
  ])('(%i) and %s to read, the clock is named, and there is no loop', async (minutes, _name, fault) => {
    aws.local.setClockOffset(minutes * 60_000);
    aws.local.setFaults([{ operation, ...fault }]);
    expect(await aws.failureOf(ask())).toMatchObject({ code: 'clock-wrong', operation: domainUrl });
    expect(aws.local.log.length).toBeLessThanOrEqual(3);
  });
});
