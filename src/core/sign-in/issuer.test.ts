import { expect, test } from 'vitest';
import { isSameIssuer, providerName } from './issuer';

const pool = 'cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI';

test.each<[name: string, issuer: string, expected: string]>([
  ['a host', 'https://dev-1.okta.com', 'dev-1.okta.com'],
  ['a host with a slash', 'https://tenant.auth0.com/', 'tenant.auth0.com'],
  ['a path', 'https://login.example/tenant/v2.0', 'login.example/tenant/v2.0'],
  ['a path with a slash', 'https://login.example/realms/x/', 'login.example/realms/x'],
  ['a user pool', `https://${pool}`, pool],
  ['a user pool’s second form', `https://issuer-${pool}`, pool],
  [
    'a user pool’s second form in China',
    'https://issuer-cognito-idp.cn-north-1.amazonaws.com.cn/cn-north-1_A',
    'cognito-idp.cn-north-1.amazonaws.com.cn/cn-north-1_A',
  ],
])('93: an identity pool knows %s by its name without scheme and final slash', (_name, issuer, expected) => {
  expect(providerName(issuer)).toBe(expected);
});

test.each<[one: string, other: string, isSame: boolean]>([
  ['https://tenant.auth0.com', 'https://tenant.auth0.com/', true],
  [`https://${pool}`, `https://issuer-${pool}`, true],
  ['https://kc.example/realms/x', 'https://kc.example/realms/x/', false],
  ['https://kc.example/realms/x', 'https://kc.example/realms/X', false],
  ['https://tenant.auth0.com', 'https://tenant.auth0.com.evil.example', false],
  [`https://${pool}`, `https://issuer-${pool}x`, false],
  [`https://${pool}`, `https://issuer-${pool}/`, false],
  [`https://${pool}`, `https://evil-issuer-${pool}`, false],
  ['https://issuer.example/pool', 'https://issuer-issuer.example/pool', false],
])('93: %s and %s are the same issuer: %s', (one, other, isSame) => {
  expect(isSameIssuer(one, other)).toBe(isSame);
  expect(isSameIssuer(other, one)).toBe(isSame);
});
