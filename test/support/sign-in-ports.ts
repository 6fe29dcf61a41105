import { userPool } from '../../local-aws/world';
import type { OidcSignIn } from '../../src/core/configuration/connection';
import type { Provider } from '../../src/core/sign-in/provider';
import type { OpenWindow } from '../../src/core/sign-in/sign-in-window';
import type { Tokens } from '../../src/core/sign-in/tokens';
import type { SignInPorts } from '../../src/sign-in/get-tokens';
import { revoke, type SignOutPorts } from '../../src/sign-in/sign-out';
import { type MemoryStored, memoryStored } from './memory-stored';
import { oneAtATime } from './one-at-a-time';
import { testBudget } from './test-budget';
import { testRequests } from './test-requests';

export const acmeSignIn: OidcSignIn = {
  type: 'oidc',
  issuer: userPool.issuer,
  clientId: userPool.clientId,
  scopes: ['openid', 'profile', 'email'],
};

export interface TestSignInPorts extends SignInPorts {
  readonly tokens: MemoryStored<Tokens>;
  readonly provider: MemoryStored<Provider>;
  readonly signedOut: MemoryStored<true>;
}

/** Codes that were never seen before, and those that were. */
function newCodes(): SignInPorts['isNewCode'] {
  const seen = new Set<string>();
  return async code => seen.size < seen.add(code).size;
}

/** What signing in needs, in memory, with all hosts allowed and the clock of this machine unless told otherwise. */
export function signInPorts(
  redirectUri: string,
  openWindow: OpenWindow,
  changes: Partial<TestSignInPorts> = {},
): TestSignInPorts {
  const provider = memoryStored<Provider>();
  const requests = testRequests();
  const findMissingHosts = async () => [];
  const signedOut = memoryStored<true>();
  return {
    tokens: memoryStored<Tokens>(),
    provider,
    signedOut,
    markSignedOut: () => signedOut.set(true),
    isNeverSilent: memoryStored<true>(),
    isNeverRenewed: memoryStored<true>(),
    isReachable: async () => true,
    redirectUri,
    openWindow,
    ...requests,
    lastingBudget: testBudget(),
    isNewCode: newCodes(),
    findMissingHosts,
    revokeLater: tokens => void revoke(tokens, { ...requests, provider, budget: testBudget(), findMissingHosts }),
    requireHosts: async () => {},
    withLock: oneAtATime(),
    now: Date.now,
    ...changes,
  };
}

/** A window that nobody should open. */
export const noWindow: OpenWindow = async url => {
  throw new Error(`Nobody should be asked to sign in at ${url.hostname}`);
};

/** What signing out needs, of the same memory as a sign-in. */
export function signOutPorts(ports: TestSignInPorts, changes: Partial<SignOutPorts> = {}): SignOutPorts {
  return {
    tokens: ports.tokens,
    signedOut: () => ports.signedOut,
    revoke: tokens => revoke(tokens, ports),
    withLock: ports.withLock,
    ...changes,
  };
}
