import { beforeEach, describe, expect, test } from 'vitest';
import { userPool } from '../../local-aws/world';
import { useAwsWorld } from '../../test/support/aws-world';
import { createPerson, type Person } from '../../test/support/person';
import { acmeSignIn, noWindow, signInPorts, type TestSignInPorts } from '../../test/support/sign-in-ports';
import { launchFailure } from '../core/launch-failure';
import type { OpenWindow } from '../core/sign-in-window';
import { getTokens } from './get-tokens';

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
    expect(modes()).toEqual(['silent', 'window', 'silent']);
    expect(given.tokens.value).toMatchObject({ issuer: userPool.issuer, clientId: userPool.clientId });
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
    expect(await aws.failureOf(getTokens('acme', acmeSignIn, given))).toEqual({ code: 'sign-in-cancelled' });
    expect(given.signedOut.value).toBe(true);
  });
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
