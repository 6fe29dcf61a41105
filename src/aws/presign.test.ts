import { afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Fault } from '../../local-aws/fault';
import { timeOutSoon, useAwsWorld } from '../../test/support/aws-world';
import { exampleConnection, notebookProfile, studioProfile } from '../../test/support/example-document';
import { memoryStored } from '../../test/support/memory-stored';
import { routeFetch } from '../../test/support/route-fetch';
import { testCallParts } from '../../test/support/test-call-parts';
import type { Profile, StudioProfile } from '../core/configuration/profile';
import { launchFailure } from '../core/failure/launch-failure';
import type { AddressFailures } from '../core/hosts/held-requests';
import { checkAuthorizedUrl } from '../core/launch/authorized-url';
import { presignInput } from '../core/launch/presign-input';
import type { Credentials } from '../core/sign-in/credentials';
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
  test('84: not before the launch may send anything', async () => {
    let allow = () => {};
    const maySend = new Promise<void>(resolve => {
      allow = resolve;
    });
    const parts = { ...(await testCallParts()), maySend };
    aws.local.reset();
    const presigned = presign(presignInput(home, exampleConnection), alice, parts);
    await new Promise(resolve => setTimeout(resolve, 100));
    expect(aws.calls('SageMaker')).toEqual([]);
    allow();
    await presigned;
    expect(aws.calls('SageMaker')).toEqual([domainUrl]);
  });

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

test('103: a link on a FIPS host, as AWS gives it, may be opened', async () => {
  aws.local.setAwsWays({ hasFipsLinks: true });
  const url = checkAuthorizedUrl(await ask(), 'studio', 'us-east-1');
  expect(url.hostname).toBe('d-abcdefgh1234.studio-fips.us-east-1.sagemaker.aws');
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
      refusedBy: 'identity-based policy',
      because: `because no identity-based policy allows the sagemaker:${domainUrl} action`,
      said: expect.stringContaining('is not authorized to perform'),
    });
  });

  const denied = 'User: arn:aws:sts::111122223333:assumed-role/acme-studio-users/CognitoIdentityCredentials is not';
  const scp = 'arn:aws:organizations::111122223333:policy/o-a1b2c3d4e5/service_control_policy/p-A1b2C3d4';
  const boundary = 'arn:aws:iam::111122223333:policy/StudioLauncherBoundaryOfAllDataScientists2';
  const named = `${denied} authorized to perform: sagemaker:${domainUrl} on resource: ${arn}:user-profile/d-abcdefgh1234`;
  const long = 'a-very-long-name-'.repeat(3);

  // The words of https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html, which has "sessions
  // policy", "the role trust policy" and messages without a resource, too.
  test.each<[because: string, refusedBy: string]>([
    [`because no identity-based policy allows the sagemaker:${domainUrl} action`, 'identity-based policy'],
    [`because no resource-based policy allows the sagemaker:${domainUrl} action`, 'resource-based policy'],
    [`because no service control policy allows the sagemaker:${domainUrl} action`, 'service control policy'],
    [`because no resource control policy allows the sagemaker:${domainUrl} action`, 'resource control policy'],
    [`because no permissions boundary allows the sagemaker:${domainUrl} action`, 'permissions boundary'],
    [`because no session policy allows the sagemaker:${domainUrl} action`, 'session policy'],
    [`because no VPC endpoint policy allows the sagemaker:${domainUrl} action`, 'VPC endpoint policy'],
    ['because no role trust policy allows the sts:AssumeRole action', 'role trust policy'],
    ['because no flying carpet policy allows it', 'other reason'],
    ['because of the weather', 'other reason'],
    ['with an explicit deny in an identity-based policy', 'identity-based policy'],
    [`with an explicit deny in an identity-based policy: ${boundary}`, 'identity-based policy'],
    ['with an explicit deny in a resource-based policy', 'resource-based policy'],
    ['with an explicit deny in a service control policy', 'service control policy'],
    [`with an explicit deny in a service control policy: ${scp}`, 'service control policy'],
    ['due to an explicit deny in a Service Control Policy', 'service control policy'],
    [`with an explicit deny in a resource control policy: ${scp}`, 'resource control policy'],
    [`with an explicit deny in a permissions boundary: ${boundary}`, 'permissions boundary'],
    ['with an explicit deny in a sessions policy', 'session policy'],
    ['with an explicit deny in a session policy', 'session policy'],
    ['with an explicit deny in a VPC endpoint policy', 'VPC endpoint policy'],
    [
      'with an explicit deny in a VPC endpoint policy transitively through a service control policy',
      'service control policy',
    ],
    ['with an explicit deny in the role trust policy', 'role trust policy'],
    ['with explicit deny in a resource control policy', 'resource control policy'],
    ['due to explicit deny in a permissions boundary', 'permissions boundary'],
    ['explicitly denied by a session policy', 'session policy'],
    ['explicitly denies it in a VPC endpoint policy', 'VPC endpoint policy'],
    ['with an explicit deny', 'unnamed policy'],
    ['with an explicit deny in a flying carpet policy', 'unnamed policy'],
  ])('100: “… %s” is one by the %s; its words survive any length', async (because, refusedBy) => {
    for (const message of [
      `${named}/bob ${because}`,
      `${named}/bob ${because}. Encoded authorization failure message: ${'a1B2'.repeat(40)}`,
      `${named}/${long.repeat(7)} ${because}`
        .replace('resource: ', 'resource:\n  "')
        .replace(` ${because}`, `"\n${because}`),
      // No name of the request or of the caller is taken for a reason.
      `${named.replaceAll('acme-studio-users', 'service-control-policy')}/because-no-session-policy ${because}`,
    ]) {
      aws.local.setFaults([{ operation, errorType: 'AccessDeniedException', message }]);
      const failure = await aws.failureOf(ask({ ...home, spaceName: 'session', userProfileName: 'policy' }));
      expect(failure).toMatchObject({ code: 'access-denied', refusedBy, because });
      expect('isExplicitDeny' in Object(failure)).toBe(/explicit/.test(because));
    }
  });

  test('100: by IAM that says no reason has none, whatever the names are', async () => {
    const message = `${named}/with-an-explicit-deny-in-a-service-control-policy`;
    aws.local.setFaults([{ operation, errorType: 'AccessDeniedException', message }]);
    const landingUri = 'app:JupyterLab:lab/tree/with an explicit deny in a session policy';
    const failure = await aws.failureOf(ask({ ...home, spaceName: 'because', landingUri }));
    expect(failure).toMatchObject({ code: 'access-denied', resource: message.split(' ').at(-1) });
    expect(failure).not.toHaveProperty('refusedBy');
    expect(failure).not.toHaveProperty('because');
    // Should AWS ever quote such a place.
    aws.local.setFaults([{ operation, errorType: 'AccessDeniedException', message: `${named}/x at ${landingUri}` }]);
    expect(await aws.failureOf(ask({ ...home, spaceName: 'x', landingUri }))).not.toHaveProperty('refusedBy');
  });

  test.each<[string, string]>([
    ['denied by a service control policy', 'service control policy'],
    ['due to a resource control policy', 'resource control policy'],
    ['blocked by the VPC endpoint policy', 'VPC endpoint policy'],
    ['due to the weather', 'other reason'],
  ])('100: “… %s”, no explicit deny, is by the %s, not by nobody', async (because, refusedBy) => {
    aws.local.setFaults([{ operation, errorType: 'AccessDeniedException', message: `${named}/bob ${because}` }]);
    const failure = await aws.failureOf(ask());
    expect(failure).toMatchObject({ code: 'access-denied', refusedBy, because });
    expect(failure).not.toHaveProperty('isExplicitDeny');
  });

  test.each(['\n', '\r\n  ', '\t', '  '])(
    '100: in lines (%j) still names action and resource, so that the statement can be offered',
    async space => {
      const message = `${named}/bob because no identity-based policy allows the sagemaker:AddTags action`;
      const inLines = message.replace(domainUrl, 'AddTags').replaceAll(' ', space);
      aws.local.setFaults([{ operation, errorType: 'AccessDeniedException', message: inLines }]);
      expect(await aws.failureOf(ask())).toMatchObject({
        action: 'sagemaker:AddTags',
        resource: `${arn}:user-profile/d-abcdefgh1234/bob`,
        refusedBy: 'identity-based policy',
      });
    },
  );

  test.each(['AccessDenied', 'NotAuthorized', 'UnauthorizedOperation'])(
    '100: under the name %s is one of access, too',
    async errorType => {
      const message = `${named}/bob with an explicit deny in a permissions boundary`;
      aws.local.setFaults([{ operation, errorType, status: 403, message }]);
      expect(await aws.failureOf(ask())).toMatchObject({ code: 'access-denied', refusedBy: 'permissions boundary' });
    },
  );

  test.each(['service control policy', 'permissions boundary'])(
    '100: by a %s of the local AWS is told as it is',
    async policy => {
      aws.local.setAwsWays({ barrier: { policy, isExplicit: true, arn: scp } });
      expect(await aws.failureOf(ask())).toMatchObject({
        ...{ code: 'access-denied', refusedBy: policy, isExplicitDeny: true },
        because: `with an explicit deny in a ${policy}: ${scp}`,
      });
    },
  );

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
    expect(await aws.failureOf(ask(home, { ...alice, ...change }))).toMatchObject({
      code: 'credentials-expired',
      reason: 'unrecognized',
    });
  });

  test('101: of all credentials by a region that is not enabled is told from one of those that have expired', async () => {
    aws.local.setAwsWays({ disabledRegions: ['af-south-1'] });
    const unrecognized = { code: 'credentials-expired', reason: 'unrecognized', region: 'af-south-1' };
    expect(await aws.failureOf(ask({ ...home, region: 'af-south-1' }))).toMatchObject(unrecognized);
    aws.local.setFaults([{ operation, errorType: 'InvalidClientTokenId', status: 403, message: 'invalid' }]);
    expect(await aws.failureOf(ask({ ...home, region: 'af-south-1' }))).toMatchObject(unrecognized);
    aws.local.setFaults([{ operation, errorType: 'ExpiredTokenException', message: 'ended' }]);
    expect(await aws.failureOf(ask({ ...home, region: 'af-south-1' }))).not.toHaveProperty('reason');
  });

  test.each(['OptInRequired', 'SubscriptionRequiredException'])(
    '101: by %s is one of the region where accounts enable it, and else for the administrator, never of the profile',
    async errorType => {
      const message = 'The AWS Access Key Id needs a subscription for the service';
      aws.local.setFaults([{ operation, errorType, status: 403, message }]);
      expect(await aws.failureOf(ask({ ...home, region: 'af-south-1' }))).toMatchObject({
        ...{ code: 'region-not-enabled', region: 'af-south-1', said: message },
      });
      aws.local.setFaults([{ operation, errorType, status: 403, message }]);
      expect(await aws.failureOf(ask())).toMatchObject({
        ...{ code: 'access-denied', action: `sagemaker:${domainUrl}`, refusedBy: 'other reason', because: message },
      });
    },
  );

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

  describe('111: after nine answers of 503 the browser holds back what the next launch asks:', () => {
    const addressFailures = memoryStored<AddressFailures>();
    const askNext = async () =>
      await presign(
        presignInput(home, exampleConnection),
        alice,
        await testCallParts(undefined, undefined, addressFailures),
      );
    /** As long as Chromium holds back after so many at most, in whole seconds. */
    const seconds = 6;

    beforeEach(async () => {
      // A busy machine would use the hold up.
      vi.useFakeTimers({ now: Date.now(), toFake: ['Date'] });
      onTestFinished(() => void vi.useRealTimers());
      await addressFailures.remove();
      recordWaits();
      aws.local.setFaults([unavailable]);
      for (let launch = 0; launch < 3; launch += 1) await aws.failureOf(askNext());
    });

    test('AWS returned an error, not “Offline”, and when to try again', async () => {
      aws.local.setFaults([{ operation, reset: true }]);
      const failure = { code: 'aws-failed', operation: domainUrl, region: 'us-east-1', httpStatus: 503 };
      expect(await aws.failureOf(askNext())).toEqual({ ...failure, retryAfterSeconds: seconds });
    });

    test('an answer that comes all the same says so, too', async () => {
      const failure = { code: 'aws-failed', httpStatus: 503 };
      expect(await aws.failureOf(askNext())).toMatchObject({ ...failure, retryAfterSeconds: 15 });
    });

    test('where the wait fits, the launch waits by itself', async () => {
      const waits = recordWaits();
      aws.local.setFaults([{ operation, reset: true, times: 1 }]);
      expect(await askNext()).toMatch(/^https:/);
      expect(waits).toContain(seconds * 1_000);
    });

    test('once the hold is over, a broken connection is “Offline” again', async () => {
      vi.setSystemTime(Date.now() + seconds * 1_000);
      aws.local.setFaults([{ operation, reset: true }]);
      expect(await aws.failureOf(askNext())).toMatchObject({ code: 'offline' });
    });
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
    // Chromium holds nothing back for a gateway's status.
    aws.local.setFaults([{ ...unavailable, status: 502, headers: { [name.toLowerCase()]: value } }]);
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

describe('with the clock of this computer set 10 minutes wrong', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  /** AWS runs here, too: its own clock is moved back again. */
  function setClientClock(minutes: number): void {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + minutes * 60_000 });
    aws.local.setClockOffset(-minutes * 60_000);
  }
  const statuses = () => aws.local.log.map(({ status }) => status);
  const stored = () => memoryStored<number>();
  const askWith = async (awsClock: ReturnType<typeof stored>) =>
    await presign(presignInput(home, exampleConnection), alice, await testCallParts(undefined, awsClock));

  test.each([[10], [-10]])('24: (%i) and a Date that can be read, the second attempt succeeds', async minutes => {
    setClientClock(minutes);
    expect(await ask()).toMatch(/^https:/);
    expect(statuses()).toEqual([400, 200]);
  });

  test.each([[15], [-15]])('88: (%i) the difference is kept: the next launch has no call refused', async minutes => {
    setClientClock(minutes);
    const awsClock = stored();
    await askWith(awsClock);
    await askWith(awsClock);
    await askWith(awsClock);
    expect(statuses()).toEqual([400, 200, 200, 200]);
    expect(Math.abs((awsClock.value ?? 0) + minutes * 60_000)).toBeLessThanOrEqual(2_000);
  });

  test('88: a refusal that is not about the clock is taken for what it is, and asked for once', async () => {
    const awsClock = stored();
    setClientClock(15);
    await askWith(awsClock);
    const other = presignInput({ ...home, userProfileName: 'bob' }, exampleConnection);
    const refused = presign(other, alice, await testCallParts(undefined, awsClock));
    expect(await aws.failureOf(refused)).toMatchObject({ code: 'access-denied' });
    expect(statuses()).toEqual([400, 200, 400]);
  });

  test('88: once the clock is right again, one call is refused, and then none', async () => {
    const awsClock = stored();
    setClientClock(-15);
    await askWith(awsClock);
    vi.useRealTimers();
    aws.local.reset();
    expect(await askWith(awsClock)).toMatch(/^https:/);
    expect(await askWith(awsClock)).toMatch(/^https:/);
    expect(statuses()).toEqual([400, 200, 200]);
  });

  test.each<[string, Omit<Fault, 'operation'>]>([
    ['no date', { noDateHeader: true }],
    ['nonsense for a date', { headers: { date: 'yesterday' } }],
    ['1970', { headers: { date: new Date(0).toUTCString() } }],
    ['the year 9999', { headers: { date: 'Fri, 31 Dec 9999 23:59:59 GMT' } }],
    ['the time of a cache', { headers: { age: '3600' } }],
  ])('25: and %s to read, the clock is named, there is no loop, and nothing is kept', async (_name, fault) => {
    for (const minutes of [10, -10]) {
      aws.local.reset();
      setClientClock(minutes);
      aws.local.setFaults([{ operation, ...fault }]);
      const awsClock = stored();
      expect(await aws.failureOf(askWith(awsClock))).toMatchObject({ code: 'clock-wrong', operation: domainUrl });
      expect(aws.local.log.length).toBeLessThanOrEqual(3);
      expect(awsClock.value).toBeUndefined();
      vi.useRealTimers();
    }
  });
});

describe('88: whatever time is told,', () => {
  test.each([
    ['in between', { html: true as const, status: 503, times: 1 }],
    ['by an outage of AWS’s', { status: 503, times: 1 }],
  ])('1970 told %s is no time to sign by', async (_who, fault) => {
    aws.local.setFaults([{ operation, ...fault, headers: { date: new Date(0).toUTCString() } }]);
    expect(await ask()).toMatch(/^https:/);
    expect(aws.local.log.map(({ status }) => status)).toEqual([503, 200]);
  });

  test('what an endpoint tells that a connection names serves its own call, and none of another connection', async () => {
    const date = new Date(Date.now() + 900_000).toUTCString();
    const refusal = JSON.stringify({ __type: 'InvalidSignatureException', message: 'Signature expired: …' });
    const headers = { date, 'x-amzn-requestid': 'x' };
    const answers = [new Response(refusal, { status: 400, headers }), new Response('{}', { headers })];
    const signedAt: (string | null)[] = [];
    vi.stubGlobal('fetch', async (request: Request) => {
      signedAt.push(request.headers.get('x-amz-date'));
      return answers.shift();
    });
    const awsClock = memoryStored<number>();
    const connection = { ...exampleConnection, endpoints: { sageMaker: 'https://endpoint.example' } };
    await presign(presignInput(home, connection), alice, await testCallParts(undefined, awsClock));
    expect(new Set(signedAt).size).toBe(2);
    expect(awsClock.value).toBeUndefined();
  });

  test('a signature that AWS took was made at the right time', async () => {
    const awsClock = memoryStored<number>();
    aws.local.setFaults([{ operation, headers: { date: new Date(Date.now() + 900_000).toUTCString() } }]);
    await presign(presignInput(home, exampleConnection), alice, await testCallParts(undefined, awsClock));
    expect(awsClock.value).toBeUndefined();
  });

  test('a difference by which AWS takes no signature is forgotten, and this computer’s own clock serves', async () => {
    const awsClock = memoryStored(900_000);
    aws.local.setFaults([{ operation, headers: { date: new Date(Date.now() + 900_000).toUTCString() } }]);
    const parts = await testCallParts(undefined, awsClock);
    expect(await presign(presignInput(home, exampleConnection), alice, parts)).toMatch(/^https:/);
    expect(awsClock.value).toBeUndefined();
  });
});

test.each([
  ['later', 'Thu, 01 Jan 2026 00:01:30 GMT', 90],
  ['the same', 'Thu, 01 Jan 2026 00:00:00 GMT', undefined],
])('88: a date in Retry-After is one by the clock of AWS (%s)', async (_name, until, seconds) => {
  const headers = { date: 'Thu, 01 Jan 2026 00:00:00 GMT', 'retry-after': until };
  aws.local.setFaults([{ operation, status: 429, errorType: 'ThrottlingException', headers }]);
  const failure = await aws.failureOf(ask());
  expect(failure).toMatchObject({ code: 'throttled' });
  expect(Object(failure).retryAfterSeconds).toBe(seconds);
});

test('75: no cookie goes along, and none is taken', async () => {
  const fetched = vi.spyOn(globalThis, 'fetch');
  await ask();
  expect(fetched.mock.calls.map(([request]) => (request as Request).credentials)).toEqual(['omit']);
});

describe('89: words that are not AWS’s are not quoted as such:', () => {
  const validation = { __type: 'ValidationException' };
  test.each<[string, Omit<Fault, 'operation'>, string]>([
    ['an error without a message', { status: 500, body: { __type: 'InternalFailure' } }, 'aws-failed'],
    ['a refusal without a message', { status: 400, body: validation }, 'request-refused'],
    ['a refusal with an empty one', { status: 400, body: { ...validation, message: '' } }, 'request-refused'],
    ['one whose message is no text', { status: 400, body: { ...validation, message: { a: 1 } } }, 'request-refused'],
    ['one whose message is blank', { status: 400, body: { ...validation, message: ' \n ' } }, 'request-refused'],
    ['a throttle without a message', { status: 429, body: {} }, 'throttled'],
    ['an error without a name', { status: 400, body: {} }, 'answer-unreadable'],
    ['an error that is a list', { status: 400, body: [] }, 'answer-unreadable'],
    ['a page with an error’s status', { status: 403, html: true }, 'answer-unreadable'],
    ['a page with the status of an outage', { status: 503, html: true }, 'aws-failed'],
    ['a page of a network that wants a sign-in', { status: 511, html: true }, 'answer-unreadable'],
    ['a text that is no JSON', { status: 400, rawBody: '{"__type":' }, 'answer-unreadable'],
  ])('%s', async (_name, fault, code) => {
    aws.local.setFaults([{ operation, ...fault }]);
    const failure = await aws.failureOf(ask());
    expect(failure).toMatchObject({ code });
    expect(failure).not.toHaveProperty('said');
  });
});
