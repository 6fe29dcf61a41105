import { beforeEach, describe, expect, test, vi } from 'vitest';
import { postForm } from '../../local-aws/test-client';
import { timeOutSoon, useAwsWorld } from '../../test/support/aws-world';
import { type Forgery, forgeIdTokens } from '../../test/support/forge-id-tokens';
import { createPerson, type Person } from '../../test/support/person';
import { routeFetch } from '../../test/support/route-fetch';
import { acmeSignIn, noWindow, signInPorts, type TestSignInPorts } from '../../test/support/sign-in-ports';
import { testBudget } from '../../test/support/test-budget';
import type { OpenWindow } from '../core/sign-in/sign-in-window';
import type { Tokens } from '../core/sign-in/tokens';
import { getTokens } from './get-tokens';

const aws = useAwsWorld();
let before: Tokens;
let alice: Person;
let stranger: Person;

/** Alice signed in an hour ago; her ID token is about to end. */
beforeEach(async () => {
  alice = createPerson(aws.world.fetch, aws.world.redirectUri);
  stranger = createPerson(aws.world.fetch, aws.world.redirectUri);
  before = await getTokens('acme', acmeSignIn, signInPorts(aws.world.redirectUri, alice.openWindow));
  aws.local.reset();
});

async function anHourLater(openWindow: OpenWindow): Promise<TestSignInPorts> {
  const ports = signInPorts(aws.world.redirectUri, openWindow, { now: () => before.expiresAt - 60_000 });
  await ports.tokens.set(before);
  return ports;
}

const forged = async (forgery: Forgery) => vi.stubGlobal('fetch', await forgeIdTokens(routeFetch(aws.local), forgery));
const tokenCalls = () => aws.calls('oidc').filter(operation => operation === 'token').length;
const modes = (person: Person) => person.opened.map(({ mode }) => mode);

describe('an ID token about to end is renewed', () => {
  test('with the refresh token, which the provider replaces, and without the person', async () => {
    const ports = await anHourLater(noWindow);
    const renewed = await getTokens('acme', acmeSignIn, ports);
    expect(renewed).toMatchObject({ subject: before.subject, name: before.name, refreshToken: expect.any(String) });
    expect(renewed.refreshToken).not.toBe(before.refreshToken);
    expect(ports.tokens.value).toEqual(renewed);
  });

  test('again with the token that replaced it', async () => {
    const ports = await anHourLater(noWindow);
    const second = await getTokens('acme', acmeSignIn, ports);
    const third = await getTokens('acme', acmeSignIn, { ...ports, now: () => second.expiresAt });
    expect(third.refreshToken).not.toBe(second.refreshToken);
    expect(tokenCalls()).toBe(2);
  });

  test('10: once for 10 askers at a time; the rotated token is kept, and none is used twice', async () => {
    const ports = await anHourLater(noWindow);
    const now = () => (ports.tokens.value?.refreshToken === before.refreshToken ? before.expiresAt : Date.now());
    const all = await Promise.all(Array.from({ length: 10 }, () => getTokens('acme', acmeSignIn, { ...ports, now })));
    expect(new Set(all.map(({ refreshToken }) => refreshToken)).size).toBe(1);
    expect(tokenCalls()).toBe(1);
  });

  test('with the refresh token that it had, where the provider gives no other', async () => {
    await forged({ answer: { refresh_token: undefined } });
    const renewed = await getTokens('acme', acmeSignIn, await anHourLater(noWindow));
    expect(renewed.refreshToken).toBe(before.refreshToken);
    expect(renewed.idToken).not.toBe(before.idToken);
  });
});

describe('while the provider does not answer, the person stays signed in:', () => {
  test.each([
    ['the connection breaks', { reset: true as const }, { code: 'provider-unreachable' }],
    ['it hangs', { hang: true as const }, { code: 'provider-unreachable' }],
    ['it is down', { status: 503 }, { code: 'provider-failed', httpStatus: 503 }],
    ['it is down, with a page', { status: 502, html: true as const }, { code: 'provider-failed', httpStatus: 502 }],
    ['a network wants a sign-in', { status: 511, html: true as const }, { code: 'provider-unreachable' }],
    [
      'it is busy, and says for how long',
      { status: 429, headers: { 'retry-after': '90' } },
      { code: 'provider-failed', httpStatus: 429, retryAfterSeconds: 90 },
    ],
  ])('%s', async (_name, fault, failure) => {
    timeOutSoon();
    aws.local.setFaults([{ operation: 'oidc.token', ...fault }]);
    const ports = await anHourLater(noWindow);
    expect(await aws.failureOf(getTokens('acme', acmeSignIn, ports))).toEqual(failure);
    expect(ports.tokens.value).toEqual(before);
  });

  test('its discovery document cannot be read', async () => {
    aws.local.setFaults([{ operation: 'oidc.discovery', reset: true }]);
    const ports = await anHourLater(noWindow);
    expect(await aws.failureOf(getTokens('acme', acmeSignIn, ports))).toEqual({ code: 'provider-unreachable' });
    expect(ports.tokens.value).toEqual(before);
  });
});

describe('80: a rotated refresh token is kept, and the person stays signed in, where', () => {
  const renewAgain = async (ports: TestSignInPorts) => {
    aws.local.reset();
    vi.stubGlobal('fetch', routeFetch(aws.local));
    expect(await getTokens('acme', acmeSignIn, ports)).toMatchObject({ name: 'Alice Example' });
    expect(tokenCalls()).toBe(1);
  };

  test.each([
    ['do not come', { reset: true as const }, 'provider-unreachable'],
    ['are down', { status: 500 }, 'provider-failed'],
    ['are throttled', { status: 429 }, 'provider-failed'],
    ['are not found', { status: 404 }, 'provider-unusable'],
    ['are a captive portal’s page', { html: true as const }, 'provider-unusable'],
    ['are none', { emptyBody: true as const }, 'provider-unusable'],
    ['are elsewhere', { status: 302, headers: { location: 'https://evil.example/' } }, 'provider-unusable'],
  ])('the keys %s: the next renewal uses it, once', async (_name, fault, code) => {
    const ports = await anHourLater(noWindow);
    aws.local.setFaults([{ operation: 'oidc.keys', ...fault }]);
    expect(await aws.failureOf(getTokens('acme', acmeSignIn, ports))).toMatchObject({ code });
    const { refreshToken, ...others } = ports.tokens.value ?? {};
    expect(refreshToken).not.toBe(before.refreshToken);
    // Nothing else of an answer that could not be verified.
    expect({ ...others, refreshToken: before.refreshToken }).toEqual(before);
    await renewAgain(ports);
  });

  test('the keys do not come in time', async () => {
    const routed = globalThis.fetch;
    vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
      if (url.endsWith('/jwks.json')) throw new DOMException('', 'TimeoutError');
      return await routed(url, init);
    });
    const ports = await anHourLater(noWindow);
    expect(await aws.failureOf(getTokens('acme', acmeSignIn, ports))).toEqual({ code: 'provider-unreachable' });
    expect(ports.tokens.value?.refreshToken).not.toBe(before.refreshToken);
    await renewAgain(ports);
  });

  test('the launch is cancelled while the answer is on its way', async () => {
    const aborting = new AbortController();
    const routed = globalThis.fetch;
    vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
      if (url.endsWith('/oauth2/token')) aborting.abort(new RangeError('cancelled'));
      return await routed(url, init);
    });
    const ports = await anHourLater(noWindow);
    const renewed = await getTokens('acme', acmeSignIn, { ...ports, budget: testBudget(aborting.signal) });
    expect(ports.tokens.value).toEqual(renewed);
    expect(renewed.refreshToken).not.toBe(before.refreshToken);
  });

  test('the keys that the browser kept do not serve any more: they are fetched anew', async () => {
    const forgedFetch = await forgeIdTokens(routeFetch(aws.local), {});
    const asked: (RequestCache | undefined)[] = [];
    vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
      if (!url.endsWith('/jwks.json')) return await forgedFetch(url, init);
      asked.push(init.cache);
      return init.cache === 'reload' ? await forgedFetch(url, init) : Response.json({ keys: [] });
    });
    const renewed = await getTokens('acme', acmeSignIn, await anHourLater(noWindow));
    expect(renewed.name).toBe('Alice Example');
    expect(asked).toEqual(['default', 'reload']);
  });
});

describe('80: an answer that is not the provider’s own no signs nobody out:', () => {
  test.each([
    ['a captive portal’s page', { html: true as const }],
    ['a page that is not there', { status: 404, html: true as const }],
    ['a redirect', { status: 302, headers: { location: 'https://evil.example/' } }],
    ['nothing', { rawBody: '' }],
    ['an empty object', { emptyBody: true as const }],
  ])('%s', async (_name, fault) => {
    aws.local.setFaults([{ operation: 'oidc.token', ...fault }]);
    const ports = await anHourLater(noWindow);
    expect(await aws.failureOf(getTokens('acme', acmeSignIn, ports))).toEqual({ code: 'provider-unreachable' });
    expect(ports.tokens.value).toEqual(before);
    expect(tokenCalls()).toBe(1);
  });
});

test('11: once the answer with the rotated token was lost, the person signs in again, once', async () => {
  aws.local.setFaults([{ operation: 'oidc.token', loseAnswer: true, times: 1 }]);
  const ports = await anHourLater(stranger.openWindow);
  expect(await aws.failureOf(getTokens('acme', acmeSignIn, ports))).toEqual({ code: 'provider-unreachable' });
  // The provider has given another one, which never arrived.
  expect([aws.local.log.find(({ operation }) => operation === 'oidc.token')?.verdict, modes(stranger)]).toEqual([
    'ok',
    [],
  ]);
  const tokens = await getTokens('acme', acmeSignIn, ports);
  expect(modes(stranger)).toEqual(['silent', 'window']);
  // The lost one, its repetition, which the provider refuses, and the code.
  expect(tokenCalls()).toBe(3);
  expect(await getTokens('acme', acmeSignIn, { ...ports, now: Date.now })).toEqual(tokens);
  expect([tokenCalls(), modes(stranger).length]).toEqual([3, 2]);
});

describe('a refresh token that no longer serves', () => {
  const revoke = () => postForm(aws.world.fetch, '/oauth2/revoke', { token: before.refreshToken ?? '' });

  test('12: because it was revoked is wiped, and leads to one prompt', async () => {
    await revoke();
    const ports = await anHourLater(stranger.openWindow);
    const tokens = await getTokens('acme', acmeSignIn, ports);
    expect(modes(stranger)).toEqual(['silent', 'window']);
    expect(ports.tokens.value).toEqual(tokens);
    expect(tokens.refreshToken).not.toBe(before.refreshToken);
  });

  test('12: is wiped, even if the person does not sign in again', async () => {
    await revoke();
    const ports = await anHourLater(async () => ({ type: 'cancelled' }));
    expect(await aws.failureOf(getTokens('acme', acmeSignIn, ports))).toMatchObject({ code: 'sign-in-cancelled' });
    expect(ports.tokens.value).toBeUndefined();
    expect(tokenCalls()).toBe(1);
  });

  test('23: because none was given: the tokens serve until they end, then the person signs in', async () => {
    const ports = await anHourLater(stranger.openWindow);
    await ports.tokens.set({ ...before, refreshToken: undefined });
    await getTokens('acme', acmeSignIn, ports);
    expect(modes(stranger)).toEqual(['silent', 'window']);
    expect(tokenCalls()).toBe(1);
  });
});

describe('a renewed ID token is not taken', () => {
  test('unless it is forged in nothing', async () => {
    await forged({});
    const renewed = await getTokens('acme', acmeSignIn, await anHourLater(noWindow));
    expect(renewed.name).toBe('Alice Example');
  });

  const seconds = Math.floor(Date.now() / 1000);
  test.each<[name: string, forgery: Forgery]>([
    ['about somebody else', { claims: { sub: 'somebody else' } }],
    ['of another issuer', { claims: { iss: 'https://evil.example' } }],
    ['for another audience', { claims: { aud: 'another' } }],
    ['that has expired', { claims: { exp: seconds - 3600 } }],
    ['with alg none', { signature: 'none' }],
    ['signed with another key', { signature: 'other key' }],
    ['that is missing', { answer: { id_token: undefined } }],
  ])('%s: the person has to sign in', async (_name, forgery) => {
    await forged(forgery);
    let asked = 0;
    const ports = await anHourLater(async () => {
      asked += 1;
      return { type: 'cancelled' };
    });
    expect(await aws.failureOf(getTokens('acme', acmeSignIn, ports))).toMatchObject({ code: 'sign-in-cancelled' });
    expect([asked, ports.tokens.value]).toEqual([2, undefined]);
  });
});
