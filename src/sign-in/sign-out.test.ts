import { beforeEach, describe, expect, test, vi } from 'vitest';
import { postForm } from '../../local-aws/test-client';
import { userPool } from '../../local-aws/world';
import { timeOutSoon, useAwsWorld } from '../../test/support/aws-world';
import { createPerson } from '../../test/support/person';
import {
  acmeSignIn,
  noWindow,
  signInPorts,
  signOutPorts,
  type TestSignInPorts,
} from '../../test/support/sign-in-ports';
import type { Tokens } from '../core/sign-in/tokens';
import { getProvider } from './get-provider';
import { getTokens } from './get-tokens';
import { revoke, signOut, signOutOfChanged } from './sign-out';

const aws = useAwsWorld();
let ports: TestSignInPorts;
let tokens: Tokens;
beforeEach(async () => {
  const person = createPerson(aws.world.fetch, aws.world.redirectUri);
  ports = signInPorts(aws.world.redirectUri, person.openWindow);
  tokens = await getTokens('acme', acmeSignIn, ports);
  aws.local.reset();
});

const refreshes = async () => {
  const fields = { grant_type: 'refresh_token', refresh_token: tokens.refreshToken ?? '' };
  return (await postForm(aws.world.fetch, '/oauth2/token', fields)).status;
};

describe('a sign-out', () => {
  test('wipes the tokens and revokes the refresh token', async () => {
    expect(await signOut('acme', signOutPorts(ports))).toBe(true);
    expect(ports.tokens.value).toBeUndefined();
    expect(ports.signedOut.value).toBe(true);
    expect(aws.local.log).toMatchObject([{ operation: 'oidc.revoke', host: userPool.signInHost, verdict: 'ok' }]);
    expect(await refreshes()).toBe(400);
  });

  test.each([
    ['breaks the connection', { operation: 'oidc.revoke', reset: true as const }],
    ['hangs', { operation: 'oidc.revoke', hang: true as const }],
    ['is down', { operation: 'oidc.revoke', status: 503 }],
    ['refuses', { operation: 'oidc.revoke', status: 400, errorType: 'invalid_request' }],
    ['answers with a page', { operation: 'oidc.revoke', html: true as const, status: 502 }],
  ])('70: wipes the tokens even if the provider %s, and says that it did not confirm', async (_name, fault) => {
    timeOutSoon();
    aws.local.setFaults([fault]);
    expect(await signOut('acme', signOutPorts(ports))).toBe(false);
    expect([ports.tokens.value, ports.signedOut.value]).toEqual([undefined, true]);
    expect(new Set(aws.calls('oidc'))).toEqual(new Set(['revoke']));
  });

  test('wipes the tokens even if the provider cannot be found', async () => {
    await ports.provider.remove();
    aws.local.setFaults([{ operation: 'oidc.discovery', reset: true }]);
    expect(await signOut('acme', signOutPorts(ports))).toBe(false);
    expect(ports.tokens.value).toBeUndefined();
  });

  test('is not confirmed by a provider that offers no revocation', async () => {
    const { revocation_endpoint: _, ...without } = await getProvider(userPool.issuer, ports.provider, ports);
    await ports.provider.set(without);
    expect(await signOut('acme', signOutPorts(ports))).toBe(false);
    expect([ports.tokens.value, aws.calls('oidc')]).toEqual([undefined, []]);
  });

  test('of somebody who is not signed in asks nobody', async () => {
    await ports.tokens.remove();
    expect(await signOut('acme', signOutPorts(ports))).toBe(true);
    expect(aws.calls('oidc')).toEqual([]);
  });

  test('74: has wiped everything before anything is asked, and waits for no sign-in under way to do so', async () => {
    const left: unknown[] = [];
    const revokeAndLook = async () => {
      left.push(ports.tokens.value, ports.signedOut.value);
      return true;
    };
    let finish = () => {};
    const waiting = new Promise<void>(resolve => {
      finish = resolve;
    });
    const underWay = ports.withLock('tokens:acme', () => waiting);
    const signingOut = signOut('acme', signOutPorts(ports, { revoke: revokeAndLook }));
    await vi.waitFor(() => expect(left).toEqual([undefined, true]));
    finish();
    await underWay;
    expect(await signingOut).toBe(true);
  });

  test('74: also ends what a sign-in under way stores afterwards, and marks it again', async () => {
    const revoked: (string | undefined)[] = [];
    const other = { ...tokens, refreshToken: 'late' };
    const underWay = ports.withLock('tokens:acme', async () => {
      await vi.waitFor(() => expect(ports.tokens.value).toBeUndefined());
      await ports.tokens.set(other);
      await ports.signedOut.remove();
    });
    const note = async ({ refreshToken }: Tokens) => Boolean(revoked.push(refreshToken));
    await signOut('acme', signOutPorts(ports, { revoke: note }));
    await underWay;
    expect([ports.tokens.value, ports.signedOut.value]).toEqual([undefined, true]);
    expect(revoked).toEqual([tokens.refreshToken, 'late']);
  });

  test('74: credentials that were got meanwhile are gone, too', async () => {
    const removed: string[] = [];
    const watched = { ...ports.tokens, remove: async () => void removed.push('all') };
    const underWay = ports.withLock('credentials:acme', async () => {
      await vi.waitFor(() => expect(removed).toHaveLength(2));
      removed.push('stored');
    });
    await signOut('acme', { ...signOutPorts(ports), tokens: watched });
    await underWay;
    expect(removed).toEqual(['all', 'all', 'stored', 'all']);
  });

  test('71: at the same time as the one that a changed connection brings about has the token revoked once', async () => {
    const ofChanged = signOutOfChanged('acme', async () => true, signOutPorts(ports));
    const [confirmed] = await Promise.all([signOut('acme', signOutPorts(ports)), ofChanged]);
    expect([confirmed, ports.tokens.value, aws.calls('oidc')]).toEqual([true, undefined, ['revoke']]);
  });

  test('70: during a renewal leaves no token behind', async () => {
    const late = { ...ports, openWindow: noWindow, now: () => tokens.expiresAt };
    const [renewed] = await Promise.all([getTokens('acme', acmeSignIn, late), signOut('acme', signOutPorts(late))]);
    expect(renewed.refreshToken).not.toBe(tokens.refreshToken);
    expect(ports.tokens.value).toBeUndefined();
    expect(aws.calls('oidc')).toEqual(expect.arrayContaining(['token', 'revoke']));
  });
});

describe('71: a refresh token', () => {
  test('goes to the issuer and the client that gave it, whatever the connection names now', async () => {
    const sent: { url: string; body: string }[] = [];
    const routed = globalThis.fetch;
    vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
      sent.push({ url, body: String(init.body) });
      return await routed(url, init);
    });
    expect(await revoke(tokens, ports)).toBe(true);
    expect(sent.map(({ url }) => url)).toEqual([`https://${userPool.signInHost}/oauth2/revoke`]);
    expect(Object.fromEntries(new URLSearchParams(sent[0]?.body))).toMatchObject({
      client_id: tokens.clientId,
      token: tokens.refreshToken,
    });
  });

  test('goes nowhere where what is kept of a provider is another’s', async () => {
    const evil = 'https://evil.example';
    const document = await getProvider(userPool.issuer, ports.provider, ports);
    await ports.provider.set({ ...document, issuer: evil, revocation_endpoint: `${evil}/revoke` });
    expect(await revoke(tokens, ports)).toBe(true);
    expect(aws.local.log.map(({ operation, host }) => [operation, host])).toEqual([
      ['oidc.discovery', userPool.issuerHost],
      ['oidc.revoke', userPool.signInHost],
    ]);
  });

  test.each([
    ['the revocation endpoint', true, []],
    ['the issuer, whose document is not kept', false, []],
  ])('goes to no host that is not allowed: %s', async (_name, isKept, calls) => {
    if (!isKept) await ports.provider.remove();
    const findMissingHosts = async (urls: readonly string[]) => [...urls];
    expect(await revoke(tokens, { ...ports, findMissingHosts })).toBe(false);
    expect(aws.calls('oidc')).toEqual(calls);
  });
});

describe('71: tokens that are not for the connection as it is now', () => {
  test('are wiped, then revoked', async () => {
    await signOutOfChanged('acme', async () => true, signOutPorts(ports));
    expect([ports.tokens.value, ports.signedOut.value]).toEqual([undefined, true]);
    expect(aws.calls('oidc')).toEqual(['revoke']);
  });

  test('are those that are stored once a sign-in under way is over', async () => {
    const underWay = ports.withLock('tokens:acme', async () => await ports.tokens.set({ ...tokens, clientId: 'new' }));
    await signOutOfChanged('acme', async ({ clientId }) => clientId !== 'new', signOutPorts(ports));
    await underWay;
    expect(ports.tokens.value).toMatchObject({ clientId: 'new' });
    expect(aws.calls('oidc')).toEqual([]);
  });
});

test('81: a revocation is asked for once where the provider answers by an error of its own', async () => {
  aws.local.setFaults([{ operation: 'oidc.revoke', status: 500 }]);
  expect(await revoke(tokens, ports)).toBe(false);
  expect(aws.calls('oidc')).toEqual(['revoke']);
});
