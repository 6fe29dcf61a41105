import { expect, onTestFinished, test, vi } from 'vitest';
import { inEnglish } from '../../../test/support/in-english';
import { testHeldRequests } from '../../../test/support/test-requests';
import { judgeDiscovery, testDiscovery } from './test-discovery';

const issuer = 'https://id.example.com/pool';
const document = {
  issuer,
  authorization_endpoint: 'https://login.example.com/authorize',
  token_endpoint: 'https://login.example.com/token',
  jwks_uri: 'https://id.example.com/keys',
};

/** What is said to be wrong, in English. */
function problemOf(of: string, answer: unknown) {
  const result = judgeDiscovery(of, answer);
  return result.ok ? undefined : inEnglish(result.problem);
}

test('the hosts of a usable discovery document are named once each', () => {
  expect(judgeDiscovery(issuer, document)).toEqual({
    ok: true,
    hosts: ['login.example.com', 'id.example.com'],
    canOffline: false,
  });
});

test.each([
  [['openid', 'offline_access'], true],
  [['openid'], false],
  [undefined, false],
  ['offline_access', false],
])('whether offline_access is offered: of %j %s', (scopes, canOffline) => {
  expect(judgeDiscovery(issuer, { ...document, scopes_supported: scopes })).toMatchObject({ ok: true, canOffline });
});

test('93: a slash after the host alone is no other issuer; null is no endpoint', () => {
  const answer = { ...document, issuer: 'https://id.example.com/', revocation_endpoint: null };
  expect(judgeDiscovery('https://id.example.com', answer)).toMatchObject({ ok: true });
});

test.each([
  ['', 'issuer-'],
  ['issuer-', ''],
  ['issuer-', 'issuer-'],
])('93: a user pool’s issuer is typed in one form (“%s”), and its document has another (“%s”)', (typed, named) => {
  const poolOf = (form: string) => `https://${form}cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI`;
  expect(judgeDiscovery(poolOf(typed), { ...document, issuer: poolOf(named) })).toMatchObject({ ok: true });
});

test('another issuer is named', () => {
  expect(problemOf(`${issuer}/`, document)).toBe(`This provider identifies itself as ${issuer}. Enter exactly that.`);
});

test('members that are missing or not https are named', () => {
  const { jwks_uri: _, ...incomplete } = document;
  expect(problemOf(issuer, { ...incomplete, token_endpoint: 'http://login.example.com/token' })).toBe(
    'The OpenID configuration can’t be used. Missing or not valid: token_endpoint, jwks_uri.',
  );
  expect(problemOf(issuer, 'text')).toBe(
    'The OpenID configuration can’t be used. Missing or not valid: the whole document.',
  );
});

test('111: a request that the browser holds back after answers of 503 is told from a missing network', async () => {
  // A busy machine would use the hold up.
  vi.useFakeTimers({ now: Date.now(), toFake: ['Date'] });
  const fetch = vi.spyOn(globalThis, 'fetch');
  onTestFinished(() => {
    vi.useRealTimers();
    fetch.mockRestore();
  });
  const held = testHeldRequests();
  const problem = async () => {
    const result = await testDiscovery(issuer, held);
    return result.ok ? undefined : inEnglish(result.problem);
  };
  const noAnswer = async () => {
    fetch.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    return await problem();
  };
  expect(await noAnswer()).toContain('Can’t reach');
  fetch.mockImplementation(async () => new Response('', { status: 503 }));
  for (let count = 0; count < 3; count += 1) expect(await problem()).toContain('returned status 503');
  expect(await noAnswer()).toContain('returned status 503');
});
