import { expect, test } from 'vitest';
import { inEnglish } from '../../../test/support/in-english';
import { judgeDiscovery } from './test-discovery';

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

test('another issuer is named', () => {
  expect(problemOf(`${issuer}/`, document)).toBe(
    `The discovery document belongs to another issuer: ${issuer}. Enter exactly that.`,
  );
});

test('members that are missing or not https are named', () => {
  const { jwks_uri: _, ...incomplete } = document;
  expect(problemOf(issuer, { ...incomplete, token_endpoint: 'http://login.example.com/token' })).toBe(
    'The discovery document cannot be used. Missing or not valid: token_endpoint, jwks_uri.',
  );
  expect(problemOf(issuer, 'text')).toBe(
    'The discovery document cannot be used. Missing or not valid: the document itself.',
  );
});
