import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createTestBrowser } from '../../local-aws/test-client';
import { userPool, users } from '../../local-aws/world';
import { timeOutSoon, useAwsWorld } from '../../test/support/aws-world';
import { type Forgery, forgeIdTokens } from '../../test/support/forge-id-tokens';
import { memoryStored } from '../../test/support/memory-stored';
import { createPerson, type Person } from '../../test/support/person';
import { routeFetch } from '../../test/support/route-fetch';
import { acmeSignIn, signInPorts } from '../../test/support/sign-in-ports';
import { testRequests } from '../../test/support/test-requests';
import type { Provider } from '../core/sign-in/provider';
import type { OpenWindow } from '../core/sign-in/sign-in-window';
import { authorize, type Prompt } from './authorize';
import { getProvider } from './get-provider';

const aws = useAwsWorld();
let person: Person;
let provider: Provider;
beforeEach(async () => {
  person = createPerson(aws.world.fetch, aws.world.redirectUri);
  provider = await getProvider(userPool.issuer, memoryStored<Provider>(), testRequests());
});

const signIn = (openWindow: OpenWindow = person.openWindow, prompt?: Prompt, signInWith = acmeSignIn) =>
  authorize(provider, signInWith, { prompt }, signInPorts(aws.world.redirectUri, openWindow));
const tokenCalls = () => aws.calls('oidc').filter(operation => operation === 'token').length;

/** A person whose way back is changed by somebody else. */
function tampered(change: (url: URL) => unknown): OpenWindow {
  return async (url, mode) => {
    const answer = await person.openWindow(url, mode);
    if (answer.type !== 'redirected') return answer;
    const back = new URL(answer.url);
    const changed = change(back);
    return { type: 'redirected', url: changed instanceof URL ? changed.href : back.href };
  };
}

describe('a sign-in', () => {
  test('gives tokens, and who it is', async () => {
    const tokens = await signIn();
    expect(tokens).toEqual({
      issuer: userPool.issuer,
      clientId: userPool.clientId,
      subject: users[0]?.sub,
      name: 'Alice Example',
      claims: expect.objectContaining({ email: 'alice@acme.example', preferred_username: 'alice' }),
      otherClaims: expect.any(Array),
      idToken: expect.stringMatching(/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/),
      refreshToken: expect.any(String),
      expiresAt: expect.any(Number),
    });
    expect(aws.local.secrets).toEqual(expect.arrayContaining([tokens.idToken, tokens.refreshToken]));
  });

  test('asks for a code, with PKCE, at the provider’s own page', async () => {
    await signIn();
    const { url } = person.opened[0] ?? { url: new URL('about:blank') };
    expect(url.origin + url.pathname).toBe(provider.authorization_endpoint);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      response_type: 'code',
      client_id: userPool.clientId,
      redirect_uri: aws.world.redirectUri,
      scope: 'openid profile email',
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
    });
  });

  test('has a state, nonce and challenge of its own each time', async () => {
    await signIn();
    await signIn();
    const values = person.opened.flatMap(({ url }) =>
      ['state', 'nonce', 'code_challenge'].map(name => url.searchParams.get(name)),
    );
    expect(new Set(values).size).toBe(6);
  });

  test.each<[Prompt, 'silent' | 'window']>([
    ['none', 'silent'],
    ['login', 'window'],
  ])('with prompt=%s is in a %s', async (prompt, mode) => {
    await signIn();
    await signIn(person.openWindow, prompt);
    expect(person.opened[1]?.mode).toBe(mode);
    expect(person.opened[1]?.url.searchParams.get('prompt')).toBe(prompt);
  });

  test('asks for openid alone where the connection names no scopes', async () => {
    const { scopes: _, ...plain } = acmeSignIn;
    expect(await signIn(person.openWindow, undefined, plain)).toMatchObject({ subject: users[0]?.sub });
    expect(person.opened[0]?.url.searchParams.get('scope')).toBe('openid');
  });

  test.each([
    ['14: that the person closes the window of', 'cancelled', 'sign-in-cancelled'],
    ['90: whose page does not load, though its provider answers,', 'not-loaded', 'client-refused'],
  ] as const)('%s (%s) is %s, with what has to be registered', async (_name, type, code) => {
    const { redirectUri } = aws.world;
    const failure = { code, clientId: userPool.clientId, redirectUri };
    expect(await aws.failureOf(signIn(async () => ({ type })))).toEqual(failure);
    expect(tokenCalls()).toBe(0);
  });

  test('90: whose page does not load, and whose provider does not answer either, cannot be reached', async () => {
    const asked: string[] = [];
    const isReachable = async (url: string) => asked.push(url) < 0;
    const ports = { ...signInPorts(aws.world.redirectUri, async () => ({ type: 'not-loaded' })), isReachable };
    expect(await aws.failureOf(authorize(provider, acmeSignIn, {}, ports))).toEqual({ code: 'provider-unreachable' });
    expect(asked).toEqual([provider.authorization_endpoint]);
  });

  test('13: the provider answers error=access_denied: shown in its own words, and there is no other try', async () => {
    let opened = 0;
    const decline: OpenWindow = async url => {
      opened += 1;
      const { open } = createTestBrowser(aws.world.fetch);
      const form = await open(url);
      const cancel = /href="([^"]+\/cancel)"/.exec(form.body)?.[1];
      const back = await open(`https://${userPool.signInHost}${cancel}`);
      return { type: 'redirected', url: back.headers.location ?? '' };
    };
    expect(await aws.failureOf(signIn(decline))).toEqual({
      code: 'sign-in-refused',
      said: 'access_denied: The user cancelled the sign-in',
    });
    expect([opened, tokenCalls()]).toEqual([1, 0]);
  });
});

describe('the way back is refused, and no code redeemed,', () => {
  test.each<[name: string, change: (url: URL) => unknown]>([
    ['15: without a state', url => url.searchParams.delete('state')],
    ['15: with another state', url => url.searchParams.set('state', 'another')],
    ['15: with an empty state', url => url.searchParams.set('state', '')],
    ['15: with the state twice', url => url.searchParams.append('state', url.searchParams.get('state') ?? '')],
    ['15: with another state besides', url => url.searchParams.append('state', 'another')],
    ['15: with the code twice', url => url.searchParams.append('code', 'another')],
    ['15: without a code', url => url.searchParams.delete('code')],
    ['17: from another issuer', url => url.searchParams.set('iss', 'https://evil.example')],
    ['17: without the issuer that the provider promises', url => url.searchParams.delete('iss')],
    ['17: with the issuer twice', url => url.searchParams.append('iss', 'https://evil.example')],
    ['with a token in it', url => url.searchParams.set('id_token', 'x')],
    ['in the fragment', url => new URL(`${url.origin}/#${url.searchParams}`)],
    ['22: at another host', url => new URL(url.search, 'https://evil.example/')],
    ['22: at a host that begins the same', url => new URL(`${url.origin}.evil.example/${url.search}`)],
    ['22: at another path', url => new URL(`/other${url.search}`, url)],
    ['22: over http', url => new URL(url.href.replace('https:', 'http:'))],
    ['22: at another port', url => new URL(`${url.origin}:8443/${url.search}`)],
  ])('%s', async (_name, change) => {
    expect(await aws.failureOf(signIn(tampered(change)))).toMatchObject({ code: 'sign-in-untrusted' });
    expect(tokenCalls()).toBe(0);
  });

  test('that is no address', async () => {
    expect(await aws.failureOf(signIn(async () => ({ type: 'redirected', url: 'nonsense' })))).toMatchObject({
      code: 'sign-in-untrusted',
    });
  });

  test('with an error of another transaction', async () => {
    const url = `${aws.world.redirectUri}?error=access_denied&state=another&iss=${userPool.issuer}`;
    expect(await aws.failureOf(signIn(async () => ({ type: 'redirected', url })))).toMatchObject({
      code: 'sign-in-untrusted',
    });
  });
});

describe('a code', () => {
  test('21: of somebody else’s sign-in does not serve: its verifier is another', async () => {
    const mallory = createPerson(aws.world.fetch, aws.world.redirectUri, 'bob');
    let theirs = '';
    await signIn(async (url, mode) => {
      const answer = await mallory.openWindow(url, mode);
      theirs = answer.type === 'redirected' ? (new URL(answer.url).searchParams.get('code') ?? '') : '';
      return { type: 'cancelled' };
    }).catch(() => undefined);
    expect(theirs).not.toBe('');
    expect(await aws.failureOf(signIn(tampered(url => url.searchParams.set('code', theirs))))).toMatchObject({
      code: 'sign-in-refused',
      said: expect.stringContaining('invalid_grant'),
    });
  });

  test('21: that is replayed is refused here: the next sign-in expects another state', async () => {
    let first = '';
    await signIn(async (url, mode) => {
      const answer = await person.openWindow(url, mode);
      first = answer.type === 'redirected' ? answer.url : '';
      return answer;
    });
    expect(await aws.failureOf(signIn(async () => ({ type: 'redirected', url: first })))).toMatchObject({
      code: 'sign-in-untrusted',
    });
    expect(tokenCalls()).toBe(1);
  });
});

test('21: a code that was redeemed is refused here, also in an answer that is right in all else', async () => {
  let code = '';
  const ports = signInPorts(aws.world.redirectUri, async (url, mode) => {
    const answer = await person.openWindow(url, mode);
    if (answer.type !== 'redirected') return answer;
    const back = new URL(answer.url);
    if (code) back.searchParams.set('code', code);
    code = back.searchParams.get('code') ?? '';
    return { type: 'redirected', url: back.href };
  });
  await authorize(provider, acmeSignIn, {}, ports);
  expect(await aws.failureOf(authorize(provider, acmeSignIn, {}, ports))).toEqual({
    code: 'sign-in-untrusted',
    said: 'a code that was used before',
  });
  expect(tokenCalls()).toBe(1);
});

test('71: a code goes to no token endpoint whose host is not allowed (any more)', async () => {
  const hosts = [`https://${userPool.signInHost}/*`];
  const ports = { ...signInPorts(aws.world.redirectUri, person.openWindow), findMissingHosts: async () => hosts };
  expect(await aws.failureOf(authorize(provider, acmeSignIn, {}, ports))).toEqual({
    code: 'hosts-not-allowed',
    hosts,
  });
  expect(tokenCalls()).toBe(0);
});

describe('81: a code is posted once to a token endpoint', () => {
  test.each([500, 502, 503, 504])('that answers %i', async status => {
    aws.local.setFaults([{ operation: 'oidc.token', status }]);
    expect(await aws.failureOf(signIn())).toEqual({ code: 'provider-failed', httpStatus: status });
    expect(tokenCalls()).toBe(1);
  });

  test('unless it turns it away: then again', async () => {
    aws.local.setFaults([
      { operation: 'oidc.token', status: 429, times: 1 },
      { operation: 'oidc.token', status: 503, headers: { 'retry-after': '0' }, times: 1 },
    ]);
    expect(await signIn()).toMatchObject({ name: 'Alice Example' });
    expect(tokenCalls()).toBe(3);
  });
});

describe('an ID token', () => {
  const forged = async (forgery: Forgery) =>
    vi.stubGlobal('fetch', await forgeIdTokens(routeFetch(aws.local), forgery));

  test('with the right claims and a signature by a published key is accepted', async () => {
    await forged({});
    expect(await signIn()).toMatchObject({ name: 'Alice Example' });
  });

  test.each<[claim: string, names: Record<string, unknown>]>([
    ['name', {}],
    ['email', { name: undefined }],
    ['preferred_username', { name: '', email: undefined }],
    ['cognito:username', { name: 7, email: undefined, preferred_username: undefined }],
    ['sub', { name: undefined, email: undefined, preferred_username: undefined, 'cognito:username': undefined }],
  ])('says who it is by %s, where it has nothing better', async (claim, claims) => {
    await forged({ claims });
    const said: Record<string, string | undefined> = {
      name: 'Alice Example',
      email: 'alice@acme.example',
      sub: users[0]?.sub,
    };
    expect(await signIn()).toMatchObject({ name: said[claim] ?? 'alice' });
  });

  test('79: says it by a name that is short, on one line, and turns no words around it', async () => {
    await forged({ claims: { name: `\u202eAda\n${'a'.repeat(1_000)}` } });
    expect(await signIn()).toMatchObject({ name: `Ada ${'a'.repeat(196)}` });
  });

  const seconds = Math.floor(Date.now() / 1000);
  /** As a provider gives it whose clock is so many seconds ahead of this computer's. */
  const givenAt = (ahead: number): Forgery => ({
    claims: { iat: seconds + ahead, auth_time: seconds + ahead, nbf: seconds + ahead, exp: seconds + ahead + 300 },
    date: new Date((seconds + ahead) * 1000).toUTCString(),
  });

  test.each([
    ['two hours ahead', -7_200],
    ['a day behind', 86_400],
  ])('88: is judged by the provider’s clock, where this computer’s is %s', async (_name, ahead) => {
    await forged(givenAt(ahead));
    expect(await signIn()).toMatchObject({ name: 'Alice Example' });
  });

  test.each<[name: string, forgery: Forgery]>([
    ['88: that has ended by the provider’s own clock', { ...givenAt(-7_200), date: new Date().toUTCString() }],
    ['88: dated by nonsense', { ...givenAt(-7_200), date: 'yesterday' }],
    ['88: dated years away', { ...givenAt(-100_000_000) }],
  ])('%s is refused', async (_name, forgery) => {
    await forged(forgery);
    expect(await aws.failureOf(signIn())).toMatchObject({ code: 'clock-wrong', reason: 'id-token' });
  });

  test.each<[name: string, forgery: Forgery]>([
    ['16: with another nonce', { claims: { nonce: 'another' } }],
    ['16: without a nonce', { claims: { nonce: undefined } }],
    ['18: for another audience', { claims: { aud: 'another' } }],
    ['18: for another audience besides', { claims: { aud: [userPool.clientId, 'another'], azp: 'another' } }],
    ['18: without an audience', { claims: { aud: undefined } }],
    ['17: of another issuer', { claims: { iss: 'https://evil.example' } }],
    ['18: that never expires', { claims: { exp: undefined } }],
    ['of nobody', { claims: { sub: undefined } }],
    ['18: signed with another key', { signature: 'other key' }],
    ['that is missing', { answer: { id_token: undefined } }],
    ['that is no token', { answer: { id_token: 'nonsense' } }],
    ['that is no text', { answer: { id_token: 7 } }],
    ['beside an unknown kind of access token', { answer: { token_type: 'mac' } }],
    ['beside no access token', { answer: { access_token: undefined } }],
  ])('%s is refused', async (_name, forgery) => {
    await forged(forgery);
    expect(await aws.failureOf(signIn())).toMatchObject({ code: 'sign-in-untrusted' });
    expect(tokenCalls()).toBe(1);
  });

  test.each<[name: string, forgery: Forgery, code: string]>([
    ['18: that has expired', { claims: { iat: seconds - 7200, exp: seconds - 3600 } }, 'clock-wrong'],
    ['18: with alg none', { signature: 'none' }, 'id-token-unusable'],
    ['18: signed with a shared secret', { signature: 'shared secret' }, 'id-token-unusable'],
  ])('%s is refused, and the card says why', async (_name, forgery, code) => {
    await forged(forgery);
    expect(await aws.failureOf(signIn())).toMatchObject({ code });
    expect(tokenCalls()).toBe(1);
  });
});

describe('a token endpoint', () => {
  test.each([
    [
      'that says no is quoted',
      { status: 400, errorType: 'invalid_client', message: 'Origin is not allowed' },
      {
        code: 'sign-in-refused',
        said: 'invalid_client: Origin is not allowed',
      },
    ],
    [
      '20: that sends elsewhere is not followed',
      { status: 307, headers: { location: 'https://evil.example/' } },
      {
        code: 'sign-in-untrusted',
      },
    ],
    ['that answers with a page is not believed', { html: true as const }, { code: 'sign-in-untrusted' }],
    ['that answers with nothing is not believed', { emptyBody: true as const }, { code: 'sign-in-untrusted' }],
    ['whose connection breaks cannot be reached', { reset: true as const }, { code: 'provider-unreachable' }],
    ['that hangs cannot be reached', { hang: true as const }, { code: 'provider-unreachable' }],
    [
      'that is down, with a page, had an error',
      { html: true as const, status: 503 },
      { code: 'provider-failed', httpStatus: 503 },
    ],
    ['that is down, with an error, had one', { status: 503 }, { code: 'provider-failed', httpStatus: 503 }],
  ])('%s', async (_name, fault, failure) => {
    timeOutSoon();
    aws.local.setFaults([{ operation: 'oidc.token', ...fault }]);
    const found = await aws.failureOf(signIn());
    expect(found).toMatchObject(failure);
    expect(JSON.stringify(found)).not.toMatch(/airport|<|evil/);
  });
});
