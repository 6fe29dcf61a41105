import type { OidcSignIn } from '../core/connection';
import type { ProviderEndpoints } from '../core/hosts';
import { failureOf } from '../core/launch-failure';
import { endpointsOf, type Provider } from '../core/provider';
import type { OpenWindow } from '../core/sign-in-window';
import type { Stored, WithLock } from '../core/stored';
import { areFor, type Tokens } from '../core/tokens';
import { authorize, type Prompt } from './authorize';
import { getProvider } from './get-provider';
import { refresh } from './refresh';

export interface SignInPorts {
  readonly tokens: Stored<Tokens>;
  readonly provider: Stored<Provider>;
  /** Set by a sign-out: the next sign-in asks who it is, instead of taking up the provider's own session again. */
  readonly signedOut: Stored<true>;
  readonly redirectUri: string;
  readonly openWindow: OpenWindow;
  /** Throws `hosts-not-allowed` unless the hosts of these endpoints, known only after discovery, may be called. */
  readonly requireHosts: (endpoints: ProviderEndpoints) => Promise<void>;
  readonly withLock: WithLock;
  /** The clock, in milliseconds since 1970. */
  readonly now: () => number;
}

/** ID tokens are renewed this long before they end, in milliseconds: a call or two still has to be made with them. */
const marginMilliseconds = 60_000;

/**
 * Tokens for a way of signing in, one flight for any number of askers: the stored ones while they last, else renewed
 * with the refresh token, else from the provider's own session (`prompt=none`), else from the person in a window.
 */
export async function getTokens(connectionId: string, signIn: OidcSignIn, ports: SignInPorts): Promise<Tokens> {
  return await ports.withLock(`tokens:${connectionId}`, async () => {
    const stored = await ports.tokens.get();
    const known = stored && areFor(stored, signIn) ? stored : undefined;
    if (known && known.expiresAt - ports.now() > marginMilliseconds) return known;
    const provider = await getProvider(signIn.issuer, ports.provider);
    await ports.requireHosts(endpointsOf(provider));
    const tokens = (known && (await refresh(provider, signIn, known))) ?? (await signInAnew(provider, signIn, ports));
    await ports.tokens.set(tokens);
    return tokens;
  });
}

async function signInAnew(provider: Provider, signIn: OidcSignIn, ports: SignInPorts): Promise<Tokens> {
  await ports.tokens.remove();
  const ask = (prompt: Prompt) => authorize(provider, signIn, ports.redirectUri, prompt, ports.openWindow);
  const signedOut = await ports.signedOut.get();
  const tokens = signedOut ? await ask('login') : ((await findSilently(ask)) ?? (await ask(undefined)));
  await ports.signedOut.remove();
  return tokens;
}

/** Any way in which the silent attempt fails leads to the window, but for an answer that failed a check. */
async function findSilently(ask: (prompt: Prompt) => Promise<Tokens>): Promise<Tokens | undefined> {
  try {
    return await ask('none');
  } catch (error) {
    if (failureOf(error).code === 'sign-in-untrusted') throw error;
    return undefined;
  }
}
