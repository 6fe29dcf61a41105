import { beforeEach, describe, expect, test } from 'vitest';
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
import type { Tokens } from '../core/tokens';
import { getProvider } from './get-provider';
import { getTokens } from './get-tokens';
import { signOut } from './sign-out';

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
    const { revocation_endpoint: _, ...without } = await getProvider(userPool.issuer, ports.provider, ports.budget);
    await ports.provider.set(without);
    expect(await signOut('acme', signOutPorts(ports))).toBe(false);
    expect([ports.tokens.value, aws.calls('oidc')]).toEqual([undefined, []]);
  });

  test('of somebody who is not signed in asks nobody', async () => {
    await ports.tokens.remove();
    expect(await signOut('acme', signOutPorts(ports))).toBe(true);
    expect(aws.calls('oidc')).toEqual([]);
  });

  test('70: during a renewal leaves no token behind', async () => {
    const late = { ...ports, openWindow: noWindow, now: () => tokens.expiresAt };
    const [renewed] = await Promise.all([getTokens('acme', acmeSignIn, late), signOut('acme', signOutPorts(late))]);
    expect(renewed.refreshToken).not.toBe(tokens.refreshToken);
    expect(ports.tokens.value).toBeUndefined();
    expect(aws.calls('oidc')).toEqual(expect.arrayContaining(['token', 'revoke']));
  });
});
