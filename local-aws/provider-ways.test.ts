import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ProviderWays } from './provider-ways';
import { getPoolCredentials, mainPool, startTestWorld, type TestWorld } from './start-test-world';
import { authorizationRequest, createTestBrowser, postForm } from './test-client';
import { userPool } from './world';

// Each way of a provider, where it is one's own: what else it shows is in test/e2e/real-providers.test.ts.

let world: TestWorld;

beforeAll(async () => {
  world = await startTestWorld();
});
beforeEach(() => world.local.reset());
afterAll(() => world.local.close());

const set = (ways: Partial<ProviderWays>) => world.local.setProviderWays(ways);
const hostIssuer = `https://${userPool.signInHost}/`;
const secondForm = userPool.issuer.replace('https://', 'https://issuer-');

async function read(url: string) {
  return JSON.parse((await world.fetch(url)).body);
}
const discover = async (issuer: string = userPool.issuer) =>
  await read(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
const claimsOf = async (ways: Partial<ProviderWays>) => {
  set(ways);
  return decodeJwt((await world.signIn()).id_token);
};
const askFor = async (extra: Record<string, string>, redirectUri = world.redirectUri) =>
  await createTestBrowser(world.fetch).visit(authorizationRequest(redirectUri, extra).url);

describe('the issuer', () => {
  test.each([
    ['second form', userPool.issuer, secondForm],
    ['host with slash', hostIssuer, hostIssuer],
  ] as const)(
    'as %s is in discovery, redirects and tokens, and an identity pool takes it',
    async (issuer, asked, named) => {
      set({ issuer });
      expect(await discover(asked)).toMatchObject({ issuer: named });
      const { redirected, id_token } = await signInWithRedirect();
      expect(redirected.searchParams.get('iss')).toBe(named);
      expect(decodeJwt(id_token).iss).toBe(named);
      const name = named.replace(/^https:\/\/(issuer-)?|\/$/g, '');
      expect(await getPoolCredentials(world.cognitoIdentity, mainPool, { [name]: id_token })).toBeDefined();
    },
  );

  test('that is a host has its keys there, too', async () => {
    set({ issuer: 'host with slash' });
    expect(await read((await discover(hostIssuer)).jwks_uri)).toHaveProperty('keys');
  });

  /** What comes back to the client, and the ID token of another sign-in. */
  async function signInWithRedirect() {
    const { headers } = await askFor({ prompt: 'none' });
    return { redirected: new URL(headers.location ?? ''), ...(await world.signIn()) };
  }
});

test.each([
  ['moved', 301, `/${userPool.id}/.well-known/openid-configuration/`],
  ['missing', 404, undefined],
] as const)('a discovery document that is %s is answered with %i', async (discovery, status, location) => {
  set({ discovery });
  const answer = await world.fetch(`${userPool.issuer}/.well-known/openid-configuration`);
  expect([answer.status, answer.headers.location]).toEqual([status, location]);
});

describe('an authorization request', () => {
  test.each<[name: string, ways: Partial<ProviderWays>, extra: Record<string, string>, error: string]>([
    ['of an unknown scope', { unknownScopes: ['offline_access'] }, { scope: 'openid offline_access' }, 'invalid_scope'],
    ['with max_age=0', { refusesMaxAgeZero: true }, { max_age: '0' }, 'invalid_request'],
  ])('%s is refused by way of the client, with its state', async (_name, ways, extra, error) => {
    expect((await askFor(extra)).headers.location ?? '').not.toContain(error);
    set(ways);
    const back = new URL((await askFor(extra)).headers.location ?? '');
    expect(Object.fromEntries(back.searchParams)).toMatchObject({ error, state: 'a-state', iss: userPool.issuer });
    expect((await askFor(extra, 'https://evil.example/')).status).toBe(400);
  });

  test.each([
    ['client ID', { client_id: 'another' }],
    ['redirect address', { redirect_uri: 'https://evil.example/' }],
  ])('with a %s that is not registered gets a page with 400', async (_name, extra) => {
    const { status, headers } = await askFor(extra);
    expect([status, headers.location]).toEqual([400, undefined]);
  });
});

describe('the token endpoint', () => {
  const refresh = () => postForm(world.fetch, '/oauth2/token', { grant_type: 'refresh_token', refresh_token: 'x' });

  test.each([
    [false, undefined],
    [true, 'Basic realm="tokens"'],
  ])('refuses a confidential client without a secret; beside a challenge: %s', async (hasChallenge, challenge) => {
    set({ wantsSecret: true, hasChallenge });
    const { status, headers, body } = await refresh();
    expect([status, JSON.parse(body).error, headers['www-authenticate']]).toEqual([401, 'invalid_client', challenge]);
  });

  test('refuses an origin in plain text, and nothing else', async () => {
    set({ refusesOrigin: true });
    const headers = { origin: 'chrome-extension://abc', 'content-type': 'application/x-www-form-urlencoded' };
    const url = `https://${userPool.signInHost}/oauth2/token`;
    const answer = await world.fetch(url, { method: 'POST', headers, body: '' });
    expect([answer.status, answer.headers['content-type'], answer.body]).toEqual([
      ...[403, 'text/plain', 'Invalid CORS request'],
    ]);
    expect((await refresh()).status).toBe(400);
  });
});

describe('an ID token', () => {
  test.each(['RS256', 'ES256', 'PS256'] as const)(
    'is signed with %s by a key that is published',
    async idTokenAlgorithm => {
      set({ idTokenAlgorithm });
      const { id_token } = await world.signIn();
      expect(decodeProtectedHeader(id_token).alg).toBe(idTokenAlgorithm);
      const keys = createLocalJWKSet(await read(`${userPool.issuer}/.well-known/jwks.json`));
      expect((await jwtVerify(id_token, keys)).payload).toMatchObject({ name: 'Alice Example', nonce: 'a-nonce' });
      expect((await discover()).id_token_signing_alg_values_supported).toContain(idTokenAlgorithm);
      set({ idTokenAlgorithm, listsAlgorithm: false });
      expect((await discover()).id_token_signing_alg_values_supported).toEqual(['RS256']);
    },
  );

  test.each(['HS256', 'none'] as const)('is signed with %s by no such key', async idTokenAlgorithm => {
    set({ idTokenAlgorithm });
    expect(decodeProtectedHeader((await world.signIn()).id_token).alg).toBe(idTokenAlgorithm);
  });

  test('is dated by a clock that is off', async () => {
    const before = Math.floor(Date.now() / 1000);
    const { iat = 0, nbf, exp } = await claimsOf({ clockSeconds: 600 });
    expect(iat - 600).toBeGreaterThanOrEqual(before);
    expect([nbf, exp]).toEqual([iat, iat + 3600]);
  });

  test('says of 2,000 groups, and is longer than Cognito takes', async () => {
    set({ groups: 2_000 });
    expect((await world.signIn()).id_token.length).toBeGreaterThan(50_000);
  });

  test('has other claims over its own', async () => {
    const found = await claimsOf({
      claims: { team: ['blue'], employee: 1042, address: { city: 'x' }, name: undefined },
    });
    expect(found).toMatchObject({ team: ['blue'], employee: 1042, address: { city: 'x' } });
    expect(found).not.toHaveProperty('name');
  });
});
