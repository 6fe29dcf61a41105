import { describe, expect, test, vi } from 'vitest';
import { userPool } from '../../local-aws/world';
import { timeOutSoon, useAwsWorld } from '../../test/support/aws-world';
import { memoryStored } from '../../test/support/memory-stored';
import { routeFetch } from '../../test/support/route-fetch';
import { testRequests } from '../../test/support/test-requests';
import type { Provider } from '../core/sign-in/provider';
import { getProvider } from './get-provider';

const aws = useAwsWorld();
const own = `https://${userPool.signInHost}`;
const document: Provider = {
  issuer: userPool.issuer,
  authorization_endpoint: `${own}/oauth2/authorize`,
  token_endpoint: `${own}/oauth2/token`,
  jwks_uri: `${userPool.issuer}/.well-known/jwks.json`,
};

describe('a provider', () => {
  test('is what its discovery document says, as far as it is used', async () => {
    const cache = memoryStored<Provider>();
    const provider = await getProvider(userPool.issuer, cache, testRequests());
    expect(provider).toEqual({
      ...document,
      revocation_endpoint: `${own}/oauth2/revoke`,
      id_token_signing_alg_values_supported: expect.arrayContaining(['RS256']),
      authorization_response_iss_parameter_supported: true,
    });
    expect(cache.value).toEqual(provider);
  });

  test('is asked once, and then known', async () => {
    const cache = memoryStored<Provider>();
    await getProvider(userPool.issuer, cache, testRequests());
    await getProvider(userPool.issuer, cache, testRequests());
    expect(aws.calls('oidc')).toEqual(['discovery']);
  });

  test('is asked again when what is known is another’s', async () => {
    const cache = memoryStored<Provider>({ ...document, issuer: 'https://id.example' });
    expect(await getProvider(userPool.issuer, cache, testRequests())).toMatchObject({ issuer: userPool.issuer });
    expect(aws.calls('oidc')).toEqual(['discovery']);
  });

  test('may leave out what not every provider has', async () => {
    aws.local.setFaults([{ operation: 'oidc.discovery', body: document }]);
    expect(await getProvider(userPool.issuer, memoryStored<Provider>(), testRequests())).toEqual(document);
  });
});

describe('a discovery document is refused, and not remembered,', () => {
  test.each<[name: string, body: unknown]>([
    ['19: that names another issuer', { ...document, issuer: 'https://evil.example' }],
    ['19: that names the issuer otherwise', { ...document, issuer: `${userPool.issuer}/` }],
    ['19: that names no issuer', { ...document, issuer: undefined }],
    ['without a token endpoint', { ...document, token_endpoint: undefined }],
    ['without an authorization endpoint', { ...document, authorization_endpoint: undefined }],
    ['without keys', { ...document, jwks_uri: undefined }],
    ['20: whose token endpoint is http', { ...document, token_endpoint: 'http://id.example/token' }],
    ['whose authorization endpoint is http', { ...document, authorization_endpoint: 'http://id.example/authorize' }],
    ['whose authorization endpoint is a script', { ...document, authorization_endpoint: 'javascript:alert(1)' }],
    ['whose keys are over http', { ...document, jwks_uri: 'http://id.example/keys' }],
    ['whose revocation endpoint is http', { ...document, revocation_endpoint: 'http://id.example/revoke' }],
    ['71: whose token endpoint is on any host', { ...document, token_endpoint: 'https://*/token' }],
    ['71: whose keys are on any host of a domain', { ...document, jwks_uri: 'https://*.example/keys' }],
    ['whose token endpoint has a password', { ...document, token_endpoint: 'https://a:b@id.example/token' }],
    ['79: with an endless address', { ...document, token_endpoint: `https://id.example/${'a'.repeat(5_000)}` }],
    [
      '79: with algorithms without end',
      { ...document, id_token_signing_alg_values_supported: Array.from({ length: 200 }, () => 'RS256') },
    ],
    ['that is a list', []],
    ['that is null', null],
    ['that is a number', 7],
  ])('%s', async (_name, body) => {
    const cache = memoryStored<Provider>();
    aws.local.setFaults([{ operation: 'oidc.discovery', body }]);
    expect(await aws.failureOf(getProvider(userPool.issuer, cache, testRequests()))).toMatchObject({
      code: 'provider-unusable',
    });
    expect(cache.value).toBeUndefined();
  });

  test('and the members at fault are named', async () => {
    const body = { ...document, token_endpoint: 'http://id.example/token', jwks_uri: 7 };
    aws.local.setFaults([{ operation: 'oidc.discovery', body }]);
    expect(await aws.failureOf(getProvider(userPool.issuer, memoryStored<Provider>(), testRequests()))).toEqual({
      code: 'provider-unusable',
      said: 'unusable: token_endpoint, jwks_uri',
    });
  });

  test.each([
    ['that is HTML', { html: true as const }],
    ['that is not there', { status: 404 }],
    ['that is to be fetched elsewhere', { status: 302, headers: { location: 'https://evil.example/' } }],
  ])('%s', async (_name, fault) => {
    aws.local.setFaults([{ operation: 'oidc.discovery', ...fault }]);
    const failure = await aws.failureOf(getProvider(userPool.issuer, memoryStored<Provider>(), testRequests()));
    expect(failure).toMatchObject({ code: 'provider-unusable' });
    expect(JSON.stringify(failure)).not.toMatch(/airport|<|evil/);
  });
});

describe('a provider that does not answer', () => {
  test.each([
    ['because the connection breaks', { reset: true as const }],
    ['because it hangs', { hang: true as const }],
  ])('%s cannot be reached', async (_name, fault) => {
    timeOutSoon();
    aws.local.setFaults([{ operation: 'oidc.discovery', ...fault }]);
    expect(await aws.failureOf(getProvider(userPool.issuer, memoryStored<Provider>(), testRequests()))).toEqual({
      code: 'provider-unreachable',
    });
  });

  test.each(['chrome', 'firefox'] as const)('in the words of %s cannot be reached', async browser => {
    vi.stubGlobal('fetch', routeFetch(aws.local, browser));
    // Nobody has a certificate for this name.
    expect(await aws.failureOf(getProvider('https://gone.example', memoryStored<Provider>(), testRequests()))).toEqual({
      code: 'provider-unreachable',
    });
  });

  test('is given 10 s', async () => {
    const timeout = vi.spyOn(AbortSignal, 'timeout');
    await getProvider(userPool.issuer, memoryStored<Provider>(), testRequests());
    expect(timeout.mock.calls).toEqual([[10_000]]);
  });
});
