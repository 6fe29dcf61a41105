import { createRemoteJWKSet, customFetch, decodeJwt, jwtVerify } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestWorld, type TestWorld } from './start-test-world';
import { authorizationRequest, createTestBrowser, parseTokens, postForm, submitLogin } from './test-client';
import { userPool } from './world';

let world: TestWorld;

beforeAll(async () => {
  world = await startTestWorld();
});
beforeEach(() => world.local.reset());
afterAll(() => world.local.close());

const token = (fields: Record<string, string>) => postForm(world.fetch, '/oauth2/token', fields);
const refresh = (refreshToken: string) => token({ grant_type: 'refresh_token', refresh_token: refreshToken });
const browser = () => createTestBrowser(world.fetch);
const discover = () => world.fetch(`${userPool.issuer}/.well-known/openid-configuration`);

/** A browser session in which Alice has signed in. */
async function signedInBrowser() {
  const { open } = browser();
  const { url, verifier } = authorizationRequest(world.redirectUri);
  const back = new URL((await submitLogin(open, await open(url), 'alice', 'alice')).headers.location ?? '');
  return { open, back, verifier };
}

describe('discovery', () => {
  test('is on the issuer’s host, and names the endpoints on the pool’s own domain', async () => {
    const answer = await discover();
    const own = `https://${userPool.signInHost}`;
    expect(JSON.parse(answer.body)).toMatchObject({
      issuer: userPool.issuer,
      jwks_uri: `${userPool.issuer}/.well-known/jwks.json`,
      authorization_endpoint: `${own}/oauth2/authorize`,
      token_endpoint: `${own}/oauth2/token`,
      revocation_endpoint: `${own}/oauth2/revoke`,
      end_session_endpoint: `${own}/logout`,
      code_challenge_methods_supported: ['S256'],
    });
    expect(answer.headers['access-control-allow-origin']).toBe('*');
  });

  test('and the endpoints are not to be had on each other’s host', async () => {
    const wrong = [
      `https://${userPool.signInHost}/.well-known/openid-configuration`,
      `${userPool.issuer}/oauth2/token`,
    ];
    for (const url of wrong) expect((await world.fetch(url)).status).toBe(404);
  });
});

describe('signing in', () => {
  test('by the form gives tokens of the right shape, the ID token signed with the published key', async () => {
    const tokens = await world.signIn('alice');
    const keys = createRemoteJWKSet(new URL(`${userPool.issuer}/.well-known/jwks.json`), {
      [customFetch]: async url => new Response((await world.fetch(url)).body),
    });
    const { payload } = await jwtVerify(tokens.id_token, keys, {
      issuer: userPool.issuer,
      audience: userPool.clientId,
    });
    expect(payload).toMatchObject({
      ...{ email: 'alice@acme.example', name: 'Alice Example', preferred_username: 'alice', nonce: 'a-nonce' },
      ...{ 'cognito:username': 'alice', token_use: 'id', sub: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    });
    expect(decodeJwt(tokens.access_token)).toMatchObject({ token_use: 'access', client_id: userPool.clientId });
    expect(decodeJwt(tokens.access_token).aud).toBeUndefined();
    expect(world.local.secrets).toEqual(
      expect.arrayContaining([tokens.id_token, tokens.access_token, tokens.refresh_token]),
    );
  });

  test('shows a form with labels, and says when the password is wrong', async () => {
    const { open } = browser();
    const form = await open(authorizationRequest(world.redirectUri).url);
    expect(form.body).toMatch(/<label>Username<input/);
    expect(form.body).toMatch(/<label>Password<input[^>]*type="password"/);
    expect(form.body).toMatch(/<button type="submit">Sign in</);
    const again = await submitLogin(open, form, 'alice', 'wrong');
    expect(again.body).toContain('role="alert">Incorrect username or password.');
    expect((await submitLogin(open, again, 'alice', 'alice')).headers.location).toContain('code=');
  });

  test('can be cancelled', async () => {
    const { open } = browser();
    const form = await open(authorizationRequest(world.redirectUri).url);
    const cancel = /href="([^"]+\/cancel)"/.exec(form.body)?.[1];
    const back = new URL((await open(`https://${userPool.signInHost}${cancel}`)).headers.location ?? '');
    expect(`${back.origin}/`).toBe(world.redirectUri);
    expect(back.searchParams.get('error')).toBe('access_denied');
    expect(back.searchParams.get('state')).toBe('a-state');
    expect(world.local.log.at(-1)?.verdict).toMatch(/^access_denied/);
  });

  test('comes back with code, state and issuer; the code is kept apart from the secrets', async () => {
    const { back } = await signedInBrowser();
    const { code, state, iss } = Object.fromEntries(back.searchParams);
    expect([state, iss]).toEqual(['a-state', userPool.issuer]);
    expect(world.local.codes).toContain(code);
    expect(world.local.secrets).not.toContain(code);
  });

  test('a second time in the same browser asks nothing, unless told to', async () => {
    const { open } = await signedInBrowser();
    expect((await open(authorizationRequest(world.redirectUri).url)).headers.location).toContain('code=');
    const asked = await open(authorizationRequest(world.redirectUri, { prompt: 'login' }).url);
    expect(asked.body).toContain('<title>Sign in to Acme</title>');
  });

  test('with prompt=none and no session comes back with login_required', async () => {
    const answer = await browser().open(authorizationRequest(world.redirectUri, { prompt: 'none' }).url);
    expect(new URL(answer.headers.location ?? '').searchParams.get('error')).toBe('login_required');
  });

  const refused: [string, Record<string, string>][] = [
    ['without PKCE', { code_challenge: '', code_challenge_method: '' }],
    ['with PKCE’s plain method', { code_challenge_method: 'plain' }],
    ['with the implicit flow', { response_type: 'id_token' }],
  ];
  test.each(refused)('%s is refused', async (_name, extra) => {
    const { url } = authorizationRequest(world.redirectUri, extra);
    for (const [name, value] of Object.entries(extra)) if (value === '') url.searchParams.delete(name);
    const answer = await browser().open(url);
    expect(answer.headers.location ?? '').toMatch(
      /error=(invalid_request|unsupported_response_type|unauthorized_client)/,
    );
  });

  test('to another redirect address is refused on the spot', async () => {
    const answer = await browser().open(authorizationRequest('https://evil.example/').url);
    expect(answer.status).toBe(400);
    expect(answer.headers.location).toBeUndefined();
  });
});

describe('the token endpoint', () => {
  const exchange = (code: string, verifier: string) =>
    token({ grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri: world.redirectUri });

  test('refuses a code with another verifier', async () => {
    const { back } = await signedInBrowser();
    const answer = await exchange(back.searchParams.get('code') ?? '', 'x'.repeat(43));
    expect([answer.status, JSON.parse(answer.body).error]).toEqual([400, 'invalid_grant']);
    expect(world.local.log.at(-1)?.verdict).toMatch(/^invalid_grant/);
  });

  test('refuses a code the second time, and revokes what the first gave', async () => {
    const { back, verifier } = await signedInBrowser();
    const code = back.searchParams.get('code') ?? '';
    const tokens = parseTokens(await exchange(code, verifier));
    expect((await exchange(code, verifier)).status).toBe(400);
    expect((await refresh(tokens.refresh_token)).status).toBe(400);
  });

  test('allows any origin, as Cognito does', async () => {
    const headers = { origin: 'chrome-extension://abc', 'content-type': 'application/x-www-form-urlencoded' };
    const { refresh_token } = await world.signIn();
    const body = `client_id=${userPool.clientId}&grant_type=refresh_token&refresh_token=${refresh_token}`;
    const url = `https://${userPool.signInHost}/oauth2/token`;
    expect((await world.fetch(url, { method: 'POST', headers, body })).status).toBe(200);
  });

  test('gives ID tokens that live as long as it was told', async () => {
    world.local.setLifetimes({ idTokenSeconds: 7 });
    const tokens = await world.signIn();
    world.local.setLifetimes({ idTokenSeconds: 3600 });
    const { iat = 0, exp = 0 } = decodeJwt(tokens.id_token);
    expect(exp - iat).toBe(7);
    expect(tokens).toMatchObject({ expires_in: 7 });
  });
});

describe('a refresh token', () => {
  test('is replaced each time it is used', async () => {
    const first = await world.signIn();
    const second = parseTokens(await refresh(first.refresh_token));
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect(decodeJwt(second.id_token).sub).toBe(decodeJwt(first.id_token).sub);
    expect((await refresh(second.refresh_token)).status).toBe(200);
  });

  test('used twice is refused, and takes its successors with it', async () => {
    const first = await world.signIn();
    const second = parseTokens(await refresh(first.refresh_token));
    expect(JSON.parse((await refresh(first.refresh_token)).body).error).toBe('invalid_grant');
    expect((await refresh(second.refresh_token)).status).toBe(400);
  });

  test('that was revoked is refused, and no one else’s', async () => {
    const [mine, other] = [await world.signIn(), await world.signIn()];
    const revoked = await postForm(world.fetch, '/oauth2/revoke', { token: mine.refresh_token });
    expect(revoked.status).toBe(200);
    expect(world.local.log.at(-1)).toMatchObject({ operation: 'oidc.revoke', verdict: 'ok' });
    expect((await refresh(mine.refresh_token)).status).toBe(400);
    expect((await refresh(other.refresh_token)).status).toBe(200);
  });
});

describe('signing out', () => {
  const logout = (uri: string) =>
    `https://${userPool.signInHost}/logout?client_id=${userPool.clientId}&logout_uri=${encodeURIComponent(uri)}`;

  test('as Cognito has it ends the session and leads back', async () => {
    const { open } = await signedInBrowser();
    expect((await open(logout(world.redirectUri))).headers.location).toBe(world.redirectUri);
    const answer = await open(authorizationRequest(world.redirectUri, { prompt: 'none' }).url);
    expect(answer.headers.location).toContain('error=login_required');
  });

  test('to an address that is not registered is refused', async () => {
    const { open } = await signedInBrowser();
    expect((await open(logout('https://evil.example/'))).status).toBe(400);
  });
});
