import { userPool } from '../../local-aws/world';
import type { OidcSignIn } from '../../src/core/connection';
import type { Provider } from '../../src/core/provider';
import type { OpenWindow } from '../../src/core/sign-in-window';
import type { Tokens } from '../../src/core/tokens';
import type { SignInPorts } from '../../src/sign-in/get-tokens';
import { type MemoryStored, memoryStored } from './memory-stored';
import { oneAtATime } from './one-at-a-time';
import { testBudget } from './test-budget';

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

/** What signing in needs, in memory, with all hosts allowed and the clock of this machine unless told otherwise. */
export function signInPorts(
  redirectUri: string,
  openWindow: OpenWindow,
  changes: Partial<TestSignInPorts> = {},
): TestSignInPorts {
  return {
    tokens: memoryStored<Tokens>(),
    provider: memoryStored<Provider>(),
    signedOut: memoryStored<true>(),
    redirectUri,
    openWindow,
    budget: testBudget(),
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
