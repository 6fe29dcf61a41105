import * as v from 'valibot';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { ProviderWays } from '../../local-aws/provider-ways';
import { userPool } from '../../local-aws/world';
import { useAwsWorld } from '../../test/support/aws-world';
import { memoryStored } from '../../test/support/memory-stored';
import { createPerson, type Person } from '../../test/support/person';
import { routeFetch } from '../../test/support/route-fetch';
import { acmeSignIn, signInPorts, type TestSignInPorts } from '../../test/support/sign-in-ports';
import { testRequests } from '../../test/support/test-requests';
import type { Provider } from '../core/sign-in/provider';
import type { OpenWindow } from '../core/sign-in/sign-in-window';
import { isRenewable } from '../core/sign-in/tokens';
import { getProvider } from './get-provider';
import { getTokens, getTokensUnasked } from './get-tokens';

// What real providers do and the local one does not: LemonLDAP::NG, Glewlwyd, django-oauth-toolkit, Okta, Auth0, Cognito.

const aws = useAwsWorld();
let person: Person;
beforeEach(() => {
  person = createPerson(aws.world.fetch, aws.world.redirectUri);
});

const portsOf = (changes: Partial<TestSignInPorts> = {}, openWindow: OpenWindow = person.openWindow) =>
  signInPorts(aws.world.redirectUri, openWindow, changes);
const signIn = (ports = portsOf(), signInWith = acmeSignIn) => getTokens('acme', signInWith, ports);
const windows = () => person.opened.map(({ mode }) => mode);
const parameter = (name: string) => person.opened.map(({ url }) => url.searchParams.get(name));

/** Changes the local provider's answers on their way. */
function change(path: string, answer: (response: Response) => Promise<Response> | Response): void {
  const routed = routeFetch(aws.local);
  vi.stubGlobal('fetch', async (...given: Parameters<typeof fetch>) => {
    const response = await routed(...given);
    return String(given[0]).includes(path) ? await answer(response) : response;
  });
}

/** Members of an answer in the place of the provider's own. */
function changeMembers(path: string, members: Record<string, unknown>): void {
  change(path, async response => Response.json({ ...(await response.json()), ...members }));
}

const set = (ways: Partial<ProviderWays>) => aws.local.setProviderWays(ways);
const discovery = '/.well-known/openid-configuration';

describe('91: a provider that remembers the silent attempt', () => {
  /** Answers a window with what the request before it was for, as often as it is told. */
  function remembering(times: number): OpenWindow {
    const before: URL[] = [];
    let left = times;
    return async (url, mode) => {
      const former = before[0];
      before.unshift(url);
      if (mode === 'silent') {
        await person.openWindow(url, mode);
        return { type: 'cancelled' };
      }
      left -= 1;
      return await person.openWindow(left >= 0 && former ? former : url, mode);
    };
  }

  test('answers that one first, which is dropped, and the window is opened once more', async () => {
    expect(await signIn(portsOf({}, remembering(1)))).toMatchObject({ name: 'Alice Example' });
    expect(windows()).toEqual(['silent', 'window', 'window']);
    expect(aws.calls('oidc').filter(operation => operation === 'token')).toHaveLength(1);
  });

  test('an answer with any other state is refused as before', async () => {
    const another: OpenWindow = async (url, mode) => {
      const answer = await person.openWindow(url, mode);
      if (answer.type !== 'redirected' || mode === 'silent') return { type: 'cancelled' };
      const back = new URL(answer.url);
      back.searchParams.set('state', 'another');
      return { type: 'redirected', url: back.href };
    };
    expect(await aws.failureOf(signIn(portsOf({}, another)))).toMatchObject({ code: 'sign-in-untrusted' });
    expect(windows()).toEqual(['silent', 'window']);
  });
});

describe('92: a provider that does not know prompt=none', () => {
  const formOnly: OpenWindow = async (url, mode) => {
    const answer = await person.openWindow(url, mode);
    return mode === 'silent' ? { type: 'cancelled' } : answer;
  };

  test('is tried silently once in a session of the browser', async () => {
    const ports = portsOf({}, formOnly);
    await signIn(ports);
    await ports.tokens.remove();
    await signIn(ports);
    expect(windows()).toEqual(['silent', 'window', 'window']);
  });

  test('one that answers it is tried each time', async () => {
    const ports = portsOf();
    await signIn(ports);
    await ports.tokens.remove();
    await signIn(ports);
    expect(windows()).toEqual(['silent', 'window', 'silent']);
  });
});

describe('93: the same issuer in another form', () => {
  const updated = userPool.issuer.replace('https://', 'https://issuer-');

  test('its discovery document, redirect and token may name Cognito’s second form', async () => {
    set({ issuer: 'second form' });
    expect(await signIn()).toMatchObject({ issuer: userPool.issuer, name: 'Alice Example' });
  });

  test('so may those of a provider that names none in its redirect', async () => {
    set({ issuer: 'second form' });
    changeMembers(discovery, { authorization_response_iss_parameter_supported: false });
    expect(await signIn(portsOf({}, withoutIssuer))).toMatchObject({ issuer: userPool.issuer, name: 'Alice Example' });
  });

  test('the token alone may', async () => {
    set({ claims: { iss: updated } });
    expect(await signIn()).toMatchObject({ issuer: userPool.issuer });
  });

  test.each(['https://issuer-cognito-idp.us-east-1.amazonaws.com/us-east-1_Another', `${userPool.issuer}/`])(
    'not so %s',
    async iss => {
      set({ claims: { iss } });
      expect(await aws.failureOf(signIn())).toMatchObject({ code: 'sign-in-untrusted' });
    },
  );

  test.each(['/', ''])(
    'a host is found, where the provider names it with a slash and the connection with “%s”',
    async end => {
      set({ issuer: 'host with slash' });
      const issuer = `https://${userPool.signInHost}${end}`;
      expect(await signIn(portsOf(), { ...acmeSignIn, issuer })).toMatchObject({ issuer, name: 'Alice Example' });
    },
  );

  test('a provider is asked for its discovery document once, whichever form the document names', async () => {
    const asked = vi.fn(async () => Response.json({ ...document, issuer: 'https://tenant.auth0.example/' }));
    vi.stubGlobal('fetch', asked);
    const cache = memoryStored<Provider>();
    const find = async () => await getProvider('https://tenant.auth0.example', cache, testRequests());
    expect(await find()).toEqual(await find());
    expect(asked).toHaveBeenCalledTimes(1);
  });

  const withoutIssuer: OpenWindow = async (url, mode) => {
    const answer = await person.openWindow(url, mode);
    if (answer.type !== 'redirected') return answer;
    const back = new URL(answer.url);
    back.searchParams.delete('iss');
    return { type: 'redirected', url: back.href };
  };
});

const document = {
  issuer: 'https://id.example/realms/x/',
  authorization_endpoint: 'https://id.example/authorize',
  token_endpoint: 'https://id.example/token',
  jwks_uri: 'https://id.example/keys',
};

describe('94: what was expected and what was found is said, of', () => {
  const answers = (of: unknown) => vi.stubGlobal('fetch', async () => Response.json(of));
  const find = async () => await getProvider('https://id.example/realms/x', memoryStored<Provider>(), testRequests());

  test('the issuer of a discovery document', async () => {
    answers(document);
    expect(await aws.failureOf(find())).toEqual({
      code: 'provider-unusable',
      said: 'issuer: expected “https://id.example/realms/x”, found “https://id.example/realms/x/”',
    });
  });

  test.each<[claim: string, ways: Partial<ProviderWays>, said: string]>([
    [
      'iss',
      { claims: { iss: 'https://other.example' } },
      `iss: expected “${userPool.issuer}”, found “https://other.example”`,
    ],
    ['aud', { claims: { aud: 'other' } }, `aud: expected “${userPool.clientId}”, found “other”`],
    ['aud, a list', { claims: { aud: ['one', 'two'] } }, `aud: expected “${userPool.clientId}”, found “one, two”`],
    ['alg', { idTokenAlgorithm: 'HS256', listsAlgorithm: false }, 'alg: expected “RS256”, found “HS256”'],
  ])('%s', async (_claim, ways, said) => {
    set(ways);
    expect(await aws.failureOf(signIn())).toMatchObject({ said });
  });

  test('exp and nbf, with the time that they were checked at', async () => {
    const now = Math.floor(Date.now() / 1000);
    for (const claims of [{ exp: now - 600 }, { nbf: now + 600 }]) {
      set({ claims });
      const [name = '', seconds = 0] = Object.entries(claims)[0] ?? [];
      const failure = await aws.failureOf(signIn());
      expect(failure).toMatchObject({ code: 'clock-wrong', reason: 'id-token' });
      expect(JSON.stringify(failure)).toContain(`${name}: ${new Date(seconds * 1000).toISOString()}, checked at 2`);
    }
  });

  test('but no state and no nonce', async () => {
    set({ claims: { nonce: 'of-another-sign-in' } });
    expect(JSON.stringify(await aws.failureOf(signIn()))).not.toContain('of-another');
  });
});

describe('95: a clock that is off', () => {
  test.each([31, 150, 299])('by %i seconds is tolerated, either way, also where the answer has no time', async by => {
    // By one clock, which stands still here: a busy machine would use the tolerance up.
    const now = Math.floor(Date.now() / 1000);
    vi.useFakeTimers({ now: now * 1000, toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    for (const ways of [{ clockSeconds: by }, { claims: { exp: now - by } }]) {
      for (const faults of [[], [{ operation: 'oidc.token', noDateHeader: true as const }]]) {
        set(ways);
        aws.local.setFaults(faults);
        expect(await signIn()).toMatchObject({ name: 'Alice Example' });
      }
    }
  });
});

describe('96: a refusal in a real provider’s own form', () => {
  const refuse = (response: () => Response) => change('/oauth2/token', response);

  test.each<[name: string, answer: () => Response, failure: object]>([
    [
      'a challenge alone',
      () => new Response('', { status: 401, headers: { 'www-authenticate': 'Basic realm="x"' } }),
      { code: 'sign-in-refused', said: 'HTTP 401' },
    ],
    [
      'a description that is null',
      () => Response.json({ error: 'unauthorized_client', error_description: null }, { status: 400 }),
      { code: 'sign-in-refused', reason: 'client', said: 'unauthorized_client' },
    ],
    [
      'an origin, as plain text',
      () => new Response('Invalid CORS request', { status: 403, headers: { 'content-type': 'text/plain' } }),
      { code: 'sign-in-refused', reason: 'origin', said: 'HTTP 403, text/plain: Invalid CORS request' },
    ],
  ])('%s', async (_name, answer, failure) => {
    refuse(answer);
    expect(await aws.failureOf(signIn())).toMatchObject(failure);
  });

  test.each([false, true])('a client without a secret, with a challenge: %s', async hasChallenge => {
    set({ wantsSecret: true, hasChallenge });
    const failure = {
      ...{ code: 'sign-in-refused', reason: 'client', said: 'invalid_client: Client authentication failed' },
    };
    expect(await aws.failureOf(signIn())).toEqual(failure);
  });

  test('a scope, before anybody is asked', async () => {
    set({ unknownScopes: ['offline_access'] });
    const signInWith = { ...acmeSignIn, scopes: ['openid', 'offline_access'] };
    const said = 'invalid_scope: The scope offline_access is not known';
    const failure = { code: 'sign-in-refused', reason: 'scope', said };
    expect(await aws.failureOf(signIn(portsOf(), signInWith))).toEqual(failure);
  });

  test.each([
    ['missing', 'HTTP 404, text/html'],
    ['moved', 'HTTP 301'],
  ] as const)('a discovery document that is %s', async (where, said) => {
    set({ discovery: where });
    expect(await aws.failureOf(signIn())).toEqual({ code: 'provider-unusable', said });
  });

  test('an ID token that is longer than Cognito takes', async () => {
    set({ groups: 2_000 });
    const failure = await aws.failureOf(signIn());
    expect(failure).toMatchObject({
      code: 'id-token-unusable',
      reason: 'length',
      said: expect.stringMatching(/^\d{5}$/),
    });
  });

  const others = ['ES256', 'PS256', 'HS256', 'none'] as const;

  test.each(others)('an ID token that is signed with %s, which the provider lists', async idTokenAlgorithm => {
    set({ idTokenAlgorithm });
    const failure = { code: 'id-token-unusable', reason: 'listed-algorithm', said: idTokenAlgorithm };
    expect(await aws.failureOf(signIn())).toEqual(failure);
  });

  test.each(others)('an ID token that is signed with %s, which it does not list', async idTokenAlgorithm => {
    set({ idTokenAlgorithm, listsAlgorithm: false });
    const said = `alg: expected “RS256”, found “${idTokenAlgorithm}”`;
    expect(await aws.failureOf(signIn())).toEqual({ code: 'id-token-unusable', reason: 'algorithm', said });
  });

  test('an ID token of a refresh that is signed with another algorithm: nobody is asked in vain', async () => {
    const ports = portsOf();
    await ports.tokens.set({ ...(await signIn(ports)), expiresAt: 0 });
    await ports.provider.remove();
    set({ idTokenAlgorithm: 'ES256' });
    const failure = { code: 'id-token-unusable', reason: 'listed-algorithm', said: 'ES256' };
    expect(await aws.failureOf(signIn(ports))).toEqual(failure);
    expect(windows()).toEqual(['silent', 'window']);
  });
});

describe('97: null stands for absence', () => {
  test('in a token answer', async () => {
    changeMembers('/oauth2/token', { refresh_token: null, scope: null, expires_in: null });
    expect(await signIn()).toMatchObject({ name: 'Alice Example' });
  });

  test('in a discovery document', async () => {
    changeMembers(discovery, { revocation_endpoint: null, id_token_signing_alg_values_supported: null });
    expect(await signIn()).toMatchObject({ name: 'Alice Example' });
  });

  test('in a list of a discovery document', async () => {
    changeMembers(discovery, { id_token_signing_alg_values_supported: [null, 'RS256'], scopes_supported: [null] });
    expect(await signIn()).toMatchObject({ name: 'Alice Example' });
  });

  test('in a published key', async () => {
    change('jwks', async response => {
      const { keys } = v.parse(v.object({ keys: v.array(v.record(v.string(), v.unknown())) }), await response.json());
      return Response.json({ keys: keys.map(key => ({ ...key, use: null, alg: null, key_ops: null })) });
    });
    expect(await signIn()).toMatchObject({ name: 'Alice Example' });
  });
});

describe('98: claims in another form', () => {
  test('a list of one text, and a whole number, are that text; others are there all the same', async () => {
    set({ groups: 2, claims: { team: ['blue'], employee: 1042, address: { city: 'x' }, empty: null } });
    const { claims, otherClaims } = await signIn();
    expect(claims).toMatchObject({ team: 'blue', employee: '1042' });
    expect(claims).not.toHaveProperty('groups');
    expect(otherClaims).toEqual(expect.arrayContaining(['groups', 'address']));
    expect(otherClaims).not.toContain('empty');
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['a list of one text', { name: ['Alice A.'] }, 'Alice A.'],
    ['blank, so the next claim is', { name: ' ', email: ['a@acme.example'] }, 'a@acme.example'],
  ])('the name to show may be %s', async (_form, claims, name) => {
    set({ claims });
    expect(await signIn()).toMatchObject({ name });
  });

  test('however many claims there are, none that is there counts as missing', async () => {
    const many = (name: string, value: unknown) => Array.from({ length: 60 }, (_, each) => [`${name}${each}`, value]);
    set({ claims: Object.fromEntries([...many('text', 'x'), ...many('list', [])]) });
    const { claims, otherClaims } = await signIn();
    expect([claims?.text59, otherClaims?.includes('list59')]).toEqual(['x', true]);
  });

  test('the times of the token are no claims of the person', async () => {
    const { claims, otherClaims = [] } = await signIn();
    for (const name of ['exp', 'iat', 'auth_time'])
      expect([...Object.keys(claims ?? {}), ...otherClaims]).not.toContain(name);
  });
});

describe('99: what a connection adds to the request', () => {
  const signInWith = {
    ...acmeSignIn,
    parameters: { kc_idp_hint: 'corporate', prompt: 'consent', domain_hint: 'x.example' },
  };

  const asked: URL[] = [];
  beforeEach(() => void asked.splice(0));
  const closeAll: OpenWindow = async url => {
    asked.push(url);
    return { type: 'cancelled' };
  };
  const askedFor = (name: string) => asked.map(({ searchParams }) => searchParams.get(name));

  test('goes along with each request, `prompt` with those in a window alone', async () => {
    await aws.failureOf(signIn(portsOf({}, closeAll), signInWith));
    expect(askedFor('kc_idp_hint')).toEqual(['corporate', 'corporate']);
    expect(askedFor('prompt')).toEqual(['none', 'consent']);
  });

  test('after a sign-out the person is asked all the same', async () => {
    const ports = portsOf({}, closeAll);
    await ports.signedOut.set(true);
    await aws.failureOf(signIn(ports, signInWith));
    expect(askedFor('prompt')).toEqual(['login consent']);
  });

  test('a silent attempt names the person by the former ID token, where a refresh gives none', async () => {
    const ports = portsOf();
    const former = await signIn(ports);
    changeMembers('/oauth2/token', {});
    await ports.tokens.set({ ...former, expiresAt: 0, refreshToken: undefined });
    await signIn(ports);
    expect(parameter('id_token_hint')).toEqual([null, null, former.idToken]);
  });
});

describe('99: a refresh that brings no ID token', () => {
  test('signs in anew, and is known from then on: nothing renews this sign-in', async () => {
    set({ renewsIdToken: false });
    const ports = portsOf();
    const first = await signIn(ports);
    expect(isRenewable(first)).toBe(true);
    await ports.tokens.set({ ...first, expiresAt: 0 });
    const second = await signIn(ports);
    expect(windows()).toEqual(['silent', 'window', 'silent']);
    expect(isRenewable(second)).toBe(false);
    expect(ports.tokens.value).toMatchObject({ isNeverRenewed: true, refreshToken: expect.any(String) });
  });

  test('is tried once before a click, and no more', async () => {
    set({ renewsIdToken: false });
    const ports = portsOf();
    await ports.tokens.set({ ...(await signIn(ports)), expiresAt: 0 });
    aws.local.reset();
    set({ renewsIdToken: false });
    for (let round = 0; round < 2; round += 1) {
      expect(await getTokensUnasked('acme', acmeSignIn, ports)).toBeUndefined();
    }
    expect(aws.calls('oidc')).toEqual(['token']);
  });

  test('no refresh token at all does not renew either', async () => {
    set({ givesRefreshToken: false });
    expect(isRenewable(await signIn())).toBe(false);
  });
});
