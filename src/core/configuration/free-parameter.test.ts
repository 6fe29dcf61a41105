import * as v from 'valibot';
import { expect, test } from 'vitest';
import { exampleConnection } from '../../../test/support/example-document';
import { connectionSchema } from './connection';
import { isFreeParameter } from './free-parameter';

test.each(['prompt', 'access_type', 'identity_provider', 'login_hint', 'domain_hint', 'kc_idp_hint', 'acr_values'])(
  '99: a connection can set %s',
  name => {
    expect(isFreeParameter(name)).toBe(true);
  },
);

test.each([
  ...['response_type', 'response_mode', 'client_id', 'redirect_uri', 'scope', 'state', 'nonce', 'max_age'],
  ...['code_challenge', 'code_challenge_method', 'request', 'request_uri', 'id_token_hint', 'client_secret'],
  ...['STATE', '', 'two words', '__proto__', 'x'.repeat(65)],
])('99: no connection sets “%s”', name => {
  expect(isFreeParameter(name)).toBe(false);
});

test.each<[name: string, signIn: object, isGood: boolean]>([
  ['parameters that are free', { parameters: { prompt: 'consent' } }, true],
  ['a parameter that is not', { parameters: { redirect_uri: 'https://evil.example/' } }, false],
  ['a value that is no text', { parameters: { prompt: 1 } }, false],
  ['a long value', { parameters: { login_hint: 'x'.repeat(257) } }, false],
  ['eleven parameters', { parameters: Object.fromEntries([...'abcdefghijk'].map(name => [name, ''])) }, false],
  ['scopes with openid', { scopes: ['openid', 'email'] }, true],
  ['98: scopes without openid', { scopes: ['email'] }, false],
  ['98: no scope at all', { scopes: [] }, false],
])('99: of a document, %s: %s', (_name, signIn, isGood) => {
  const connection = { ...exampleConnection, signIn: { ...exampleConnection.signIn, ...signIn } };
  expect(v.is(connectionSchema, connection)).toBe(isGood);
});
