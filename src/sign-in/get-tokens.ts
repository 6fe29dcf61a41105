import * as oauth from 'oauth4webapi';
import type { OidcSignIn } from '../core/configuration/connection';
import { failureOf } from '../core/failure/launch-failure';
import type { FailureCode } from '../core/failure/launch-outcome';
import type { ProviderEndpoints } from '../core/hosts/hosts';
import { endpointsOf, type Provider } from '../core/sign-in/provider';
import { areFor, isRenewable, type Tokens } from '../core/sign-in/tokens';
import { type Stored, storeIfRoom, type WithLock } from '../core/util/stored';
import { type Attempt, type AuthorizePorts, authorize } from './authorize';
import { getProvider } from './get-provider';
import { type RefreshPorts, refresh } from './refresh';

export interface SignInPorts extends AuthorizePorts, RefreshPorts {
  /** Removing tokens also removes everything that was obtained with them. */
  readonly tokens: Stored<Tokens>;
  readonly provider: Stored<Provider>;
  /** Set by a sign-out. The next sign-in then asks who the person is, instead of reusing the provider's own session. */
  readonly signedOut: Stored<true>;
  /** Sets the same mark for the connection and the issuer of tokens that are no longer the connection's. */
  readonly markSignedOut: (issuer: string) => Promise<void>;
  /** Set once a silent attempt has shown that the provider does not answer `prompt=none`, which costs seconds. */
  readonly isNeverSilent: Stored<true>;
  /** Throws `hosts-not-allowed` unless the hosts of these endpoints, known only after discovery, may be called. */
  readonly requireHosts: (endpoints: ProviderEndpoints) => Promise<void>;
  readonly withLock: WithLock;
  /** The clock, in milliseconds since 1970. */
  readonly now: () => number;
}

/** ID tokens are renewed this long before they end, in milliseconds, so that they last for a call or two. */
const marginMilliseconds = 60_000;

/**
 * Tokens for a way of signing in. Requests at the same time run one after another. Stored tokens are used while they
 * last. After that, tokens are renewed with the refresh token, or else come from the provider's own session
 * (`prompt=none`), or else from the person, who signs in in a window.
 */
export async function getTokens(connectionId: string, signIn: OidcSignIn, ports: SignInPorts): Promise<Tokens> {
  return await withOwn(connectionId, signIn, ports, async known => {
    if (known && lasts(known, ports)) return known;
    const provider = await getAllowedProvider(signIn, ports);
    const renewed = known && (await refresh(provider, signIn, known, ports));
    const tokens = renewed ?? (await signInAnew(provider, signIn, known?.idToken, ports));
    const isNeverRenewed = renewed ? undefined : await ports.isNeverRenewed.get();
    const stored = { ...tokens, ...(isNeverRenewed && { isNeverRenewed }) };
    await storeIfRoom(ports.tokens, stored);
    return stored;
  });
}

/**
 * Renews stored tokens early, if AWS has refused them. Asks nobody. `undefined` if nobody is signed in or the refresh
 * token no longer works. Throws `provider-unreachable`, `provider-failed`, `provider-unusable` and `hosts-not-allowed`.
 */
export async function renewTokens(
  connectionId: string,
  signIn: OidcSignIn,
  ports: SignInPorts,
): Promise<Tokens | undefined> {
  return await withOwn(connectionId, signIn, ports, async known => known && (await renew(known, signIn, ports)));
}

/**
 * Stored tokens while they last, and renewed ones after that. Asks nobody and signs nobody out. `undefined` if there are
 * none, or the provider is known to renew none. Throws as `renewTokens` does.
 */
export async function getTokensUnasked(
  connectionId: string,
  signIn: OidcSignIn,
  ports: SignInPorts,
): Promise<Tokens | undefined> {
  return await withOwn(connectionId, signIn, ports, async known => {
    if (!known || lasts(known, ports)) return known;
    const isInVain = !isRenewable(known) || (await ports.isNeverRenewed.get());
    return isInVain ? undefined : await renew(known, signIn, ports);
  });
}

/** Runs a task with the stored tokens, one task at a time for each connection. */
async function withOwn<T>(
  connectionId: string,
  signIn: OidcSignIn,
  ports: SignInPorts,
  task: (known: Tokens | undefined) => Promise<T>,
): Promise<T> {
  return await ports.withLock(`tokens:${connectionId}`, async () => {
    ports.budget.signal.throwIfAborted();
    return await task(await findOwn(signIn, ports));
  });
}

function lasts({ expiresAt }: Tokens, ports: SignInPorts): boolean {
  return expiresAt - ports.now() > marginMilliseconds;
}

async function renew(known: Tokens, signIn: OidcSignIn, ports: SignInPorts): Promise<Tokens | undefined> {
  const provider = await getAllowedProvider(signIn, ports);
  const tokens = await refresh(provider, signIn, known, ports);
  if (tokens) await storeIfRoom(ports.tokens, tokens);
  return tokens;
}

/**
 * The stored tokens, if they were issued for this way of signing in. Tokens of another issuer or client are forgotten
 * and revoked at their own issuer, because the connection has been edited or replaced since.
 */
async function findOwn(
  signIn: OidcSignIn,
  { tokens, markSignedOut, revokeLater }: SignInPorts,
): Promise<Tokens | undefined> {
  const stored = await tokens.get();
  if (!stored || areFor(stored, signIn)) return stored;
  await Promise.all([tokens.remove(), markSignedOut(stored.issuer)]);
  revokeLater(stored);
  return undefined;
}

async function getAllowedProvider({ issuer }: OidcSignIn, ports: SignInPorts): Promise<Provider> {
  const provider = await getProvider(issuer, ports.provider, ports);
  await ports.requireHosts(endpointsOf(provider));
  return provider;
}

async function signInAnew(
  provider: Provider,
  signIn: OidcSignIn,
  hint: string | undefined,
  ports: SignInPorts,
): Promise<Tokens> {
  await ports.tokens.remove();
  const ask = (attempt: Attempt) => authorize(provider, signIn, attempt, ports);
  if (await ports.signedOut.get()) {
    const tokens = await ask({ prompt: 'login' });
    await ports.signedOut.remove();
    return tokens;
  }
  if (await ports.isNeverSilent.get()) return await ask({});
  const silent = { prompt: 'none', state: oauth.generateRandomState(), hint } as const;
  return (await findSilently(() => ask(silent), ports)) ?? (await ask({ formerState: silent.state }));
}

/** The failures of an answer that came and cannot be used: another one would be no better. */
const failedChecks: readonly FailureCode[] = ['sign-in-untrusted', 'id-token-unusable', 'clock-wrong'];

/**
 * Tries to sign in without a window. If the attempt fails, the window is next, unless an answer failed a check. A
 * canceled sign-in needs no check here, because `authorize` makes that check before it opens a window. A provider that
 * knows `prompt=none` sends its answer back (OpenID Connect Core 1.0 §3.1.2.6), whatever the answer is.
 */
async function findSilently(ask: () => Promise<Tokens>, { isNeverSilent }: SignInPorts): Promise<Tokens | undefined> {
  try {
    return await ask();
  } catch (error) {
    const { code } = failureOf(error);
    if (failedChecks.includes(code)) throw error;
    if (code === 'sign-in-cancelled' || code === 'client-refused') await storeIfRoom(isNeverSilent, true);
    return undefined;
  }
}
