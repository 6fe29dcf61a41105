import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { userPool } from '../../local-aws/world';
import { useAwsWorld } from '../../test/support/aws-world';
import { type Forgery, forgeIdTokens } from '../../test/support/forge-id-tokens';
import { memoryStored } from '../../test/support/memory-stored';
import { createPerson, type Person } from '../../test/support/person';
import { routeFetch } from '../../test/support/route-fetch';
import { acmeSignIn, signInPorts, type TestSignInPorts } from '../../test/support/sign-in-ports';
import { testRequests } from '../../test/support/test-requests';
import type { Provider } from '../core/sign-in/provider';
import type { OpenWindow } from '../core/sign-in/sign-in-window';
import { isRenewable } from '../core/sign-in/tokens';
import { getProvider } from './get-provider';
import { getTokens } from './get-tokens';

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

const forge = async (forgery: Forgery) => vi.stubGlobal('fetch', await forgeIdTokens(routeFetch(aws.local), forgery));
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

  test('its discovery document and its token may name Cognito’s second form', async () => {
    const routed = await forgeIdTokens(routeFetch(aws.local), { claims: { iss: updated } });
    vi.stubGlobal('fetch', async (...given: Parameters<typeof fetch>) => {
      const response = await routed(...given);
      if (!String(given[0]).includes(discovery)) return response;
      return Response.json({
        ...(await response.json()),
        issuer: updated,
        authorization_response_iss_parameter_supported: false,
      });
    });
    expect(await signIn(portsOf({}, withoutIssuer))).toMatchObject({ issuer: userPool.issuer, name: 'Alice Example' });
  });

  test('the token alone may', async () => {
    await forge({ claims: { iss: updated } });
    expect(await signIn()).toMatchObject({ issuer: userPool.issuer });
  });

  test.each(['https://issuer-cognito-idp.us-east-1.amazonaws.com/us-east-1_Another', `${userPool.issuer}/`])(
    'not so %s',
    async iss => {
      await forge({ claims: { iss } });
      expect(await aws.failureOf(signIn())).toMatchObject({ code: 'sign-in-untrusted' });
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

  test.each<[claim: string, forgery: Forgery, said: string]>([
    [
      'iss',
      { claims: { iss: 'https://other.example' } },
      `iss: expected “${userPool.issuer}”, found “https://other.example”`,
    ],
    ['aud', { claims: { aud: 'other' } }, `aud: expected “${userPool.clientId}”, found “other”`],
    ['aud, a list', { claims: { aud: ['one', 'two'] } }, `aud: expected “${userPool.clientId}”, found “one, two”`],
    ['alg', { signature: 'shared secret' }, 'alg: expected “RS256”, found “HS256”'],
  ])('%s', async (_claim, forgery, said) => {
    await forge(forgery);
    expect(await aws.failureOf(signIn())).toMatchObject({ said });
  });

  test('exp and nbf, with the time that they were checked at', async () => {
    const now = Math.floor(Date.now() / 1000);
    for (const claims of [{ exp: now - 600 }, { nbf: now + 600 }]) {
      await forge({ claims });
      const [name = '', seconds = 0] = Object.entries(claims)[0] ?? [];
      const failure = await aws.failureOf(signIn());
      expect(failure).toMatchObject({ code: 'clock-wrong', reason: 'id-token' });
      expect(JSON.stringify(failure)).toContain(`${name}: ${new Date(seconds * 1000).toISOString()}, checked at 2`);
    }
  });

  test('but no state and no nonce', async () => {
    await forge({ claims: { nonce: 'of-another-sign-in' } });
    expect(JSON.stringify(await aws.failureOf(signIn()))).not.toContain('of-another');
  });
});

describe('95: a clock that is off', () => {
  test.each([31, 150, 299])('by %i seconds is tolerated, either way, also where the answer has no time', async by => {
    // By one clock, which stands still here: a busy machine would use the tolerance up.
    const now = Math.floor(Date.now() / 1000);
    vi.useFakeTimers({ now: now * 1000, toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    for (const claims of [{ nbf: now + by, iat: now + by }, { exp: now - by }]) {
      await forge({ claims });
      expect(await signIn()).toMatchObject({ name: 'Alice Example' });
    }
  });
});

describe('96: a refusal in a real provider’s own form', () => {
  const refuse = (response: () => Response) => change('/oauth2/token', response);

  test.each<[name: string, answer: () => Response, failure: object]>([
    [
      'invalid_client beside WWW-Authenticate',
      () =>
        Response.json(
          { error: 'invalid_client', error_description: 'Client authentication failed' },
          { status: 401, headers: { 'www-authenticate': 'Basic realm="x"' } },
        ),
      { code: 'sign-in-refused', reason: 'client', said: 'invalid_client: Client authentication failed' },
    ],
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
      'a scope',
      () => Response.json({ error: 'invalid_scope' }, { status: 400 }),
      { code: 'sign-in-refused', reason: 'scope', said: 'invalid_scope' },
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

  test.each([
    [
      '404',
      () => new Response('<html>', { status: 404, headers: { 'content-type': 'text/html' } }),
      'HTTP 404, text/html',
    ],
    ['a redirect', () => Response.redirect('https://elsewhere.example/', 301), 'HTTP 301'],
  ])('a discovery document that is answered with %s', async (_name, answer, said) => {
    change(discovery, answer);
    expect(await aws.failureOf(signIn())).toEqual({ code: 'provider-unusable', said });
  });

  test('an ID token that is longer than Cognito takes', async () => {
    await forge({ claims: { groups: 'x'.repeat(60_000) } });
    const failure = await aws.failureOf(signIn());
    expect(failure).toMatchObject({
      code: 'id-token-unusable',
      reason: 'length',
      said: expect.stringMatching(/^\d{5}$/),
    });
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
});

describe('98: claims in another form', () => {
  test('a list of one text, and a whole number, are that text; others are there all the same', async () => {
    await forge({
      claims: { team: ['blue'], employee: 1042, groups: ['a', 'b'], address: { city: 'x' }, empty: null },
    });
    const { claims, otherClaims } = await signIn();
    expect(claims).toMatchObject({ team: 'blue', employee: '1042' });
    expect(claims).not.toHaveProperty('groups');
    expect(otherClaims).toEqual(expect.arrayContaining(['groups', 'address']));
    expect(otherClaims).not.toContain('empty');
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
    aws.local.setProviderWays({ renewsIdToken: false });
    const ports = portsOf();
    const first = await signIn(ports);
    expect(isRenewable(first)).toBe(true);
    await ports.tokens.set({ ...first, expiresAt: 0 });
    const second = await signIn(ports);
    expect(windows()).toEqual(['silent', 'window', 'silent']);
    expect(isRenewable(second)).toBe(false);
    expect(ports.tokens.value).toMatchObject({ isNeverRenewed: true, refreshToken: expect.any(String) });
  });

  test('no refresh token at all does not renew either', async () => {
    changeMembers('/oauth2/token', { refresh_token: null });
    expect(isRenewable(await signIn())).toBe(false);
  });
});
