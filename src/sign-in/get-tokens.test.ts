import { beforeEach, describe, expect, test, vi } from 'vitest';
import { userPool } from '../../local-aws/world';
import { useAwsWorld } from '../../test/support/aws-world';
import { createPerson, type Person } from '../../test/support/person';
import { acmeSignIn, noWindow, signInPorts, type TestSignInPorts } from '../../test/support/sign-in-ports';
import { testBudget } from '../../test/support/test-budget';
import { launchFailure } from '../core/failure/launch-failure';
import type { OpenWindow } from '../core/sign-in/sign-in-window';
import { getTokens, renewTokens } from './get-tokens';

const aws = useAwsWorld();
let person: Person;
beforeEach(() => {
  person = createPerson(aws.world.fetch, aws.world.redirectUri);
});

const ports = (changes: Partial<TestSignInPorts> = {}, openWindow: OpenWindow = person.openWindow) =>
  signInPorts(aws.world.redirectUri, openWindow, changes);
const modes = () => person.opened.map(({ mode }) => mode);
const prompts = () => person.opened.map(({ url }) => url.searchParams.get('prompt'));

describe('tokens', () => {
  test('come from the person, in a window, after a silent attempt', async () => {
    const given = ports();
    const tokens = await getTokens('acme', acmeSignIn, given);
    expect(tokens.name).toBe('Alice Example');
    expect(given.tokens.value).toEqual(tokens);
    expect([modes(), prompts()]).toEqual([
      ['silent', 'window'],
      ['none', null],
    ]);
  });

  test('come silently from the provider’s own session, where there is one', async () => {
    await getTokens('acme', acmeSignIn, ports());
    const again = await getTokens('acme', acmeSignIn, ports());
    expect(again.name).toBe('Alice Example');
    expect(modes()).toEqual(['silent', 'window', 'silent']);
  });

  test('are those stored until a minute before they end, without asking anybody', async () => {
    const given = ports();
    const tokens = await getTokens('acme', acmeSignIn, given);
    aws.local.reset();
    const later = ports({ tokens: given.tokens, now: () => tokens.expiresAt - 60_001 }, noWindow);
    expect(await getTokens('acme', acmeSignIn, later)).toEqual(tokens);
    expect(aws.calls('oidc')).toEqual([]);
  });

  test('are got once for 10 askers at a time', async () => {
    const given = ports();
    const all = await Promise.all(Array.from({ length: 10 }, () => getTokens('acme', acmeSignIn, given)));
    expect(new Set(all.map(({ idToken }) => idToken)).size).toBe(1);
    expect(modes()).toEqual(['silent', 'window']);
  });

  test.each([
    ['issuer', { ...acmeSignIn, issuer: 'https://id.example' }],
    ['client', { ...acmeSignIn, clientId: 'another' }],
  ])('that were issued for another %s are neither used nor renewed', async (_name, before) => {
    const given = ports();
    const tokens = await getTokens('acme', acmeSignIn, given);
    await given.tokens.set({ ...tokens, issuer: before.issuer, clientId: before.clientId });
    aws.local.reset();
    const fresh = await getTokens('acme', acmeSignIn, given);
    expect(fresh.idToken).not.toBe(tokens.idToken);
    expect(modes()).toEqual(['silent', 'window', 'window']);
    expect(given.tokens.value).toMatchObject({ issuer: userPool.issuer, clientId: userPool.clientId });
  });
});

describe('71: tokens of another issuer or client', () => {
  test.each([
    ['issuer', { issuer: 'https://id.example' }],
    ['client', { clientId: 'another' }],
  ])('(another %s) are revoked where they came from, and gone before anybody is asked', async (_name, changed) => {
    const former = { ...(await getTokens('acme', acmeSignIn, ports())), ...changed };
    const revoked: unknown[] = [];
    const given = ports({ revokeLater: tokens => void revoked.push(tokens) }, async () => ({ type: 'cancelled' }));
    await given.tokens.set(former);
    expect(await aws.failureOf(getTokens('acme', acmeSignIn, given))).toMatchObject({ code: 'sign-in-cancelled' });
    expect([revoked, given.tokens.value]).toEqual([[former], undefined]);
  });

  test('are not renewed either', async () => {
    const former = { ...(await getTokens('acme', acmeSignIn, ports())), clientId: 'another' };
    const given = ports();
    await given.tokens.set(former);
    aws.local.reset();
    expect(await renewTokens('acme', acmeSignIn, given)).toBeUndefined();
    expect(aws.calls('oidc')).not.toContain('token');
    expect(given.tokens.value).toBeUndefined();
  });
});

test('71: a token endpoint that is not allowed gets no refresh token, whoever renews, and nobody is signed out', async () => {
  const given = ports();
  const tokens = await getTokens('acme', acmeSignIn, given);
  aws.local.reset();
  const hosts = ['https://acme.auth.us-east-1.amazoncognito.com/*'];
  const strict = { ...given, findMissingHosts: async () => hosts, now: () => tokens.expiresAt };
  for (const renew of [getTokens, renewTokens]) {
    expect(await aws.failureOf(renew('acme', acmeSignIn, strict))).toEqual({ code: 'hosts-not-allowed', hosts });
  }
  expect(aws.calls('oidc')).toEqual([]);
  expect(given.tokens.value).toEqual(tokens);
});

describe('77: a sign-in that nobody wants any more', () => {
  const controller = () => {
    const aborting = new AbortController();
    const cancel = () => aborting.abort(launchFailure({ code: 'cancelled' }));
    return { cancel, budget: testBudget(aborting.signal) };
  };

  test('during the silent attempt opens no window', async () => {
    const { cancel, budget } = controller();
    const asked: string[] = [];
    const given = ports({ budget }, async (_url, mode) => {
      asked.push(mode);
      cancel();
      return { type: 'cancelled' };
    });
    expect(await aws.failureOf(getTokens('acme', acmeSignIn, given))).toEqual({ code: 'cancelled' });
    expect(asked).toEqual(['silent']);
  });

  test('before its turn has come asks nobody anything', async () => {
    const { cancel, budget } = controller();
    const given = ports({ budget }, noWindow);
    const first = given.withLock('tokens:acme', async () => cancel());
    expect(await aws.failureOf(getTokens('acme', acmeSignIn, given))).toEqual({ code: 'cancelled' });
    await first;
    expect(aws.calls('oidc')).toEqual([]);
  });

  test('once the window has led back redeems no code', async () => {
    const { cancel, budget } = controller();
    const given = ports({ budget }, async (url, mode) => {
      const answer = await person.openWindow(url, mode);
      if (mode === 'window') cancel();
      return answer;
    });
    expect(await aws.failureOf(getTokens('acme', acmeSignIn, given))).toEqual({ code: 'cancelled' });
    expect(aws.calls('oidc')).not.toContain('token');
  });
});

describe('before anybody is sent to the provider', () => {
  test('its endpoints, known only now, must be allowed', async () => {
    const hosts = ['https://acme.auth.us-east-1.amazoncognito.com/*'];
    const requireHosts = async () => {
      throw launchFailure({ code: 'hosts-not-allowed', hosts });
    };
    const given = ports({ requireHosts }, noWindow);
    expect(await aws.failureOf(getTokens('acme', acmeSignIn, given))).toEqual({ code: 'hosts-not-allowed', hosts });
    expect(aws.calls('oidc')).toEqual(['discovery']);
  });

  test('exactly the endpoints of its discovery document are asked about', async () => {
    const asked: unknown[] = [];
    const requireHosts = async (endpoints: unknown) => {
      asked.push(endpoints, person.opened.length);
    };
    await getTokens('acme', acmeSignIn, ports({ requireHosts }));
    const own = `https://${userPool.signInHost}`;
    const endpoints = {
      tokenEndpoint: `${own}/oauth2/token`,
      jwksUri: `${userPool.issuer}/.well-known/jwks.json`,
      revocationEndpoint: `${own}/oauth2/revoke`,
    };
    expect(asked).toEqual([endpoints, 0]);
  });

  test('it must be there: else nobody is asked', async () => {
    aws.local.setFaults([{ operation: 'oidc.discovery', reset: true }]);
    expect(await aws.failureOf(getTokens('acme', acmeSignIn, ports({}, noWindow)))).toEqual({
      code: 'provider-unreachable',
    });
  });
});

describe('after a sign-out', () => {
  test('the provider asks who it is, in spite of its session', async () => {
    await getTokens('acme', acmeSignIn, ports());
    const given = ports();
    await given.signedOut.set(true);
    await getTokens('acme', acmeSignIn, given);
    expect([modes().at(-1), prompts().at(-1), person.opened.length]).toEqual(['window', 'login', 3]);
    expect(given.signedOut.value).toBeUndefined();
  });

  test('it goes on asking until somebody has signed in', async () => {
    const given = ports({}, async () => ({ type: 'cancelled' }));
    await given.signedOut.set(true);
    expect(await aws.failureOf(getTokens('acme', acmeSignIn, given))).toMatchObject({ code: 'sign-in-cancelled' });
    expect(given.signedOut.value).toBe(true);
  });
});

describe('78: after a sign-out', () => {
  const signedOut = async (openWindow: OpenWindow = person.openWindow) => {
    await getTokens('acme', acmeSignIn, ports());
    const revoked: string[] = [];
    const given = ports({ revokeLater: ({ name }) => void revoked.push(name) }, openWindow);
    await given.signedOut.set(true);
    return { given, revoked };
  };
  test('the provider is told to ask anew, and to say when it did', async () => {
    const { given } = await signedOut();
    const tokens = await getTokens('acme', acmeSignIn, given);
    const { searchParams } = person.opened.at(-1)?.url ?? new URL('about:blank');
    // Some providers refuse 0, or take it for no age at all.
    expect([searchParams.get('prompt'), searchParams.get('max_age')]).toEqual(['login', '10']);
    expect(tokens).not.toHaveProperty('isUnasked');
    expect(given.signedOut.value).toBeUndefined();
  });

  test('a provider that lets in who signed in before does not get that person in: it goes on asking', async () => {
    const { given, revoked } = await signedOut();
    const seconds = Math.floor(Date.now() / 1000);
    // The window was open for no time at all, and the person signed in a minute ago.
    aws.local.setProviderWays({ ignoresLogin: true, claims: { auth_time: seconds - 60, iat: seconds } });
    const ago = vi.spyOn(performance, 'now').mockReturnValue(0);
    expect(await aws.failureOf(getTokens('acme', acmeSignIn, given))).toEqual({
      code: 'sign-in-not-asked',
      said: userPool.issuerHost,
    });
    ago.mockRestore();
    expect([given.tokens.value, given.signedOut.value, revoked]).toEqual([undefined, true, ['Alice Example']]);
  });

  test.each(['absent', 'zero'] as const)(
    'that a provider does not say whether it asked (auth_time: %s) is kept beside the tokens, also once they are renewed',
    async authTime => {
      const { given } = await signedOut();
      aws.local.setProviderWays({ authTime });
      const tokens = await getTokens('acme', acmeSignIn, given);
      expect(tokens).toMatchObject({ name: 'Alice Example', isUnasked: true });
      expect(given.tokens.value).toEqual(tokens);
      const renewed = await getTokens('acme', acmeSignIn, { ...given, now: () => tokens.expiresAt });
      expect(renewed).toMatchObject({ isUnasked: true });
      expect(renewed.refreshToken).not.toBe(tokens.refreshToken);
    },
  );

  test('a provider that refuses max_age=0 is asked all the same', async () => {
    const { given } = await signedOut();
    aws.local.setProviderWays({ refusesMaxAgeZero: true });
    expect(await getTokens('acme', acmeSignIn, given)).toMatchObject({ name: 'Alice Example' });
  });

  test('a sign-in that the person takes an hour for is one that was asked', async () => {
    const { given } = await signedOut();
    const times = [0, 3_600_000];
    vi.spyOn(performance, 'now').mockImplementation(() => times.shift() ?? 3_600_000);
    expect(await getTokens('acme', acmeSignIn, given)).toMatchObject({ name: 'Alice Example' });
  });

  test.each([
    ['is cancelled', async () => ({ type: 'cancelled' as const })],
    ['does not load', async () => ({ type: 'not-loaded' as const })],
    ['is refused', async () => ({ type: 'redirected' as const, url: `${aws.world.redirectUri}?error=access_denied` })],
  ])('a sign-in that %s leaves the mark', async (_name, openWindow) => {
    const { given } = await signedOut(openWindow);
    await aws.failureOf(getTokens('acme', acmeSignIn, given));
    expect(given.signedOut.value).toBe(true);
  });
});

test('78: tokens of another issuer leave the mark of a sign-out, there and at the connection', async () => {
  const former = { ...(await getTokens('acme', acmeSignIn, ports())), issuer: 'https://id.example' };
  const marked: string[] = [];
  const given = ports({ markSignedOut: async issuer => void marked.push(issuer) });
  await given.tokens.set(former);
  await getTokens('acme', acmeSignIn, given);
  expect(marked).toEqual(['https://id.example']);
});

describe('a silent attempt', () => {
  /** The person signs in as ever, but the silent attempt ends otherwise. */
  const silently = (end: OpenWindow): OpenWindow => {
    return (url, mode) => (mode === 'silent' ? end(url, mode) : person.openWindow(url, mode));
  };

  test.each<[name: string, end: OpenWindow]>([
    ['was cancelled', async () => ({ type: 'cancelled' })],
    ['did not load', async () => ({ type: 'not-loaded' })],
    [
      'was refused',
      async url => ({
        type: 'redirected',
        url: `${aws.world.redirectUri}?error=login_required&state=${url.searchParams.get('state')}&iss=${userPool.issuer}`,
      }),
    ],
  ])('that %s leads to the window', async (_name, end) => {
    const tokens = await getTokens('acme', acmeSignIn, ports({}, silently(end)));
    expect(tokens.name).toBe('Alice Example');
    expect(modes()).toEqual(['window']);
  });

  test('whose answer failed a check ends the sign-in', async () => {
    const end: OpenWindow = async () => ({ type: 'redirected', url: `${aws.world.redirectUri}?code=x&state=y` });
    const given = ports({}, silently(end));
    expect(await aws.failureOf(getTokens('acme', acmeSignIn, given))).toMatchObject({ code: 'sign-in-untrusted' });
    expect(modes()).toEqual([]);
  });
});
