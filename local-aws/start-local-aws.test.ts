import { createHash, X509Certificate } from 'node:crypto';
import { CreatePresignedDomainUrlCommand } from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Fault } from './fault';
import { startLocalAws } from './start-local-aws';
import { startTestWorld, type TestCredentials, type TestWorld } from './start-test-world';
import { createTestFetch } from './test-client';
import { userPool } from './world';

let world: TestWorld;
let alice: TestCredentials;

beforeAll(async () => {
  world = await startTestWorld();
  alice = await world.getCredentials();
});
beforeEach(() => world.local.reset());
afterAll(() => world.local.close());

const presign = (abortSignal?: AbortSignal) => {
  const command = new CreatePresignedDomainUrlCommand({ DomainId: 'd-abcdefgh1234', UserProfileName: 'alice' });
  return world.sageMaker(alice).send(command, abortSignal === undefined ? {} : { abortSignal });
};
const operation = 'SageMaker.CreatePresignedDomainUrl';
const discovery = `${userPool.issuer}/.well-known/openid-configuration`;
const verdict = () => world.local.log.at(-1)?.verdict;

describe('a fault', () => {
  test('with a status and a type is an error as AWS has it', async () => {
    world.local.setFaults([{ operation, status: 429, errorType: 'ThrottlingException', message: 'Rate exceeded' }]);
    const error = { name: 'ThrottlingException', message: 'Rate exceeded', $metadata: { httpStatusCode: 429 } };
    await expect(presign()).rejects.toMatchObject(error);
    expect(verdict()).toBe('fault: status 429, ThrottlingException');
  });

  test('with a status alone gets the usual type', async () => {
    world.local.setFaults([{ operation, status: 503 }]);
    await expect(presign()).rejects.toMatchObject({ name: 'ServiceUnavailableException' });
  });

  test('strikes as many times as told, then the next in the list', async () => {
    world.local.setFaults([
      { operation: 'SageMaker.', status: 503, times: 2 },
      { operation, status: 429, times: 1 },
    ]);
    for (const status of [503, 503, 429]) {
      await expect(presign()).rejects.toMatchObject({ $metadata: { httpStatusCode: status } });
    }
    await expect(presign()).resolves.toBeDefined();
  });

  test('of one operation leaves the others alone', async () => {
    world.local.setFaults([{ operation: 'CognitoIdentity.GetId', status: 503 }]);
    await expect(presign()).resolves.toBeDefined();
    await expect(world.getCredentials()).rejects.toMatchObject({ name: 'ServiceUnavailableException' });
  });

  test('delays', async () => {
    world.local.setFaults([{ operation, delayMilliseconds: 60 }]);
    const begin = performance.now();
    await expect(presign()).resolves.toBeDefined();
    expect(performance.now() - begin).toBeGreaterThan(58);
    expect(verdict()).toBe('ok');
  });

  test('hangs, and the log shows when the client gives up', async () => {
    world.local.setFaults([{ operation, hang: true }]);
    const controller = new AbortController();
    const asked = presign(controller.signal);
    asked.catch(() => undefined);
    await expect.poll(verdict).toBe('fault: hang');
    controller.abort();
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
    await expect
      .poll(() => world.local.log.at(-1))
      .toMatchObject({
        ...{ status: 0, verdict: 'fault: hang', detail: { ended: 'closed by the client' } },
      });
  });

  test('resets the connection', async () => {
    world.local.setFaults([{ operation, reset: true }]);
    await expect(presign()).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(verdict()).toBe('fault: reset');
  });

  test('is a captive portal', async () => {
    world.local.setFaults([{ operation, html: true }]);
    await expect(presign()).rejects.toBeInstanceOf(SyntaxError);
    world.local.setFaults([{ operation: 'oidc.discovery', html: true }]);
    const answer = await world.fetch(discovery);
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
  });

  test('is an empty object', async () => {
    world.local.setFaults([{ operation, emptyBody: true }]);
    expect((await presign()).AuthorizedUrl).toBeUndefined();
  });

  test('is any text', async () => {
    world.local.setFaults([{ operation, rawBody: '' }]);
    expect((await presign()).AuthorizedUrl).toBeUndefined();
    world.local.setFaults([{ operation, rawBody: '{' }]);
    await expect(presign()).rejects.toBeInstanceOf(SyntaxError);
  });

  test('is any JSON, such as another issuer in the discovery document', async () => {
    world.local.setFaults([{ operation: 'oidc.discovery', body: { issuer: 'https://evil.example' } }]);
    expect(JSON.parse((await world.fetch(discovery)).body)).toEqual({ issuer: 'https://evil.example' });
  });

  test('is an OAuth error at the token endpoint', async () => {
    world.local.setFaults([{ operation: 'oidc.token', errorType: 'invalid_grant', message: 'expired' }]);
    const answer = await world.fetch(`https://${userPool.signInHost}/oauth2/token`, { method: 'POST' });
    expect([answer.status, JSON.parse(answer.body)]).toEqual([
      400,
      { error: 'invalid_grant', error_description: 'expired' },
    ]);
  });

  test.each(['javascript:alert(1)', 7, null])('puts %s in the place of AuthorizedUrl', async authorizedUrl => {
    world.local.setFaults([{ operation, authorizedUrl }]);
    expect((await presign()).AuthorizedUrl).toBe(authorizedUrl ?? undefined);
    expect(verdict()).toBe('fault: another AuthorizedUrl');
  });

  test('does not make a bad signature good', async () => {
    world.local.setFaults([{ operation, authorizedUrl: 'https://evil.example/' }]);
    world.local.setClockOffset(600_000);
    await expect(presign()).rejects.toMatchObject({ name: 'InvalidSignatureException' });
  });

  test('leaves the Date header out', async () => {
    const url = 'https://api.sagemaker.us-east-1.amazonaws.com/';
    expect((await world.fetch(url, { method: 'POST' })).headers.date).toBeDefined();
    const faults: Fault[] = [
      { operation: 'SageMaker.', noDateHeader: true },
      { operation: 'oidc.', noDateHeader: true },
    ];
    world.local.setFaults(faults);
    expect((await world.fetch(url, { method: 'POST' })).headers.date).toBeUndefined();
    expect((await world.fetch(discovery)).headers.date).toBeUndefined();
  });

  test('sets headers', async () => {
    const headers = { 'retry-after': 'soon', date: 'nonsense' };
    world.local.setFaults([
      { operation: 'oidc.discovery', headers },
      { operation, status: 429, headers },
    ]);
    expect((await world.fetch(discovery)).headers).toMatchObject(headers);
    await expect(presign()).rejects.toMatchObject({ $response: { headers } });
  });
});

describe('the local AWS', () => {
  test('takes credentials no more that it is told to refuse', async () => {
    const credentials = await world.getCredentials();
    world.local.refuseCredentials();
    const command = new CreatePresignedDomainUrlCommand({ DomainId: 'd-abcdefgh1234', UserProfileName: 'alice' });
    await expect(world.sageMaker(credentials).send(command)).rejects.toMatchObject({ name: 'ExpiredTokenException' });
    alice = await world.getCredentials();
    await presign();
  });

  test('notes the names of the cookies that came, and not what they hold', async () => {
    await world.fetch(discovery, { headers: { cookie: 'one=SECRET; two=SECRET' } });
    expect(world.local.log.at(-1)?.cookies).toEqual(['one', 'two']);
    expect(JSON.stringify(world.local.log)).not.toContain('SECRET');
    await world.fetch(discovery);
    expect(world.local.log.at(-1)).not.toHaveProperty('cookies');
  });

  test('dates its answers by its own clock', async () => {
    world.local.setClockOffset(3600_000);
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    const ahead = Date.parse((await world.fetch(discovery)).headers.date ?? '') - Date.now();
    // The header has whole seconds.
    expect(ahead).toBeGreaterThan(3599_000 - 1);
    expect(ahead).toBeLessThanOrEqual(3600_000);
  });

  test('forgets log, faults and clock on reset, but not what it issued', async () => {
    world.local.setFaults([{ operation, status: 503 }]);
    world.local.setClockOffset(3600_000);
    await expect(presign()).rejects.toBeDefined();
    world.local.reset();
    expect(world.local.log).toEqual([]);
    await expect(presign()).resolves.toBeDefined();
  });

  test('has a certificate whose key is the one that Chromium is told of', () => {
    const key = new X509Certificate(world.local.certificate).publicKey.export({ type: 'spki', format: 'der' });
    const spki = createHash('sha256').update(key).digest('base64');
    expect(world.local.spki).toBe(spki);
    expect(world.local.chromiumArgs).toContain(`--ignore-certificate-errors-spki-list=${spki}`);
  });

  test('lets nothing leave loopback: Chromium’s last rule finds no other name', () => {
    const [rules = ''] = world.local.chromiumArgs;
    expect(rules).toMatch(/^--host-resolver-rules=MAP \*\.amazonaws\.com 127\.0\.0\.1:\d+, /);
    expect(rules).toMatch(/, MAP \* ~NOTFOUND, EXCLUDE 127\.0\.0\.1, EXCLUDE localhost$/);
  });

  test('knows no other host, and says so', async () => {
    for (const host of ['evil.sagemaker.aws', 's3.us-east-1.amazonaws.com', 'd-x.studio.ap-south-2.sagemaker.aws']) {
      const answer = await world.fetch('https://localhost/', { headers: { host } });
      expect(answer.status).toBe(421);
      expect(world.local.log.at(-1)).toMatchObject({ host, operation: 'unknown', verdict: 'no such host' });
    }
  });

  test('closes at once though connections are open and requests hang', async () => {
    const local = await startLocalAws();
    local.setFaults([{ operation: 'oidc.', hang: true }]);
    const hanging = createTestFetch(local)(discovery);
    hanging.catch(() => undefined);
    await expect.poll(() => local.log.length).toBe(1);
    await local.close();
    await expect(hanging).rejects.toBeDefined();
  });

  test('two at once share nothing', async () => {
    const other = await startTestWorld();
    const { refresh_token } = await world.signIn();
    const body = `client_id=${userPool.clientId}&grant_type=refresh_token&refresh_token=${refresh_token}`;
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await other.fetch(`https://${userPool.signInHost}/oauth2/token`, { method: 'POST', headers, body });
    expect(answer.status).toBe(400);
    await other.local.close();
  });
});
