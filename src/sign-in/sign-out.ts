import * as oauth from 'oauth4webapi';
import type { Provider } from '../core/sign-in/provider';
import type { Tokens } from '../core/sign-in/tokens';
import type { Stored, WithLock } from '../core/util/stored';
import { getProvider } from './get-provider';
import { type ProviderPorts, sendOptions } from './http-options';

export interface SignOutPorts {
  /** Where they are removed, all else goes that was got with them. */
  readonly tokens: Stored<Tokens>;
  /** The mark that the next sign-in asks who it is, also at other connections to the issuer. */
  readonly signedOut: (issuer: string | undefined) => Stored<true>;
  /** Has the provider revoke tokens; resolves to whether it said that it did. */
  readonly revoke: (tokens: Tokens) => Promise<boolean>;
  readonly withLock: WithLock;
}

/**
 * Wipes all that a sign-in gave first, then has the provider revoke the refresh token. Nothing is looked up but what
 * the sign-in left behind, so that a connection that is gone, or is another one by now, can be signed out of. `false`:
 * the provider did not confirm the revocation; nobody is signed in here all the same.
 */
export async function signOut(connectionId: string, ports: SignOutPorts): Promise<boolean> {
  const wipe = async () => {
    const tokens = await ports.tokens.get();
    await forget(tokens, ports);
    return tokens;
  };
  const end = async (wiped: Promise<Tokens | undefined>) => {
    const tokens = await wiped;
    return tokens === undefined || (await ports.revoke(tokens));
  };
  // Whoever is signing in just now, or getting credentials, may store what comes of it after the first time.
  const first = wipe();
  const again = async () => {
    // Else both would find the same token, and have it revoked.
    await first;
    const late = await ports.withLock(`tokens:${connectionId}`, wipe);
    await ports.withLock(`credentials:${connectionId}`, ports.tokens.remove);
    return late;
  };
  const confirmed = await Promise.all([end(first), end(again())]);
  return !confirmed.includes(false);
}

/**
 * Signs out where the stored tokens are not for the connection as it is now. It stops nobody: a sign-in that has begun
 * since is for the connection as it is now.
 */
export async function signOutOfChanged(
  connectionId: string,
  isChanged: (tokens: Tokens) => Promise<boolean>,
  ports: SignOutPorts,
): Promise<void> {
  const former = await ports.withLock(`tokens:${connectionId}`, async () => {
    const tokens = await ports.tokens.get();
    if (!tokens || !(await isChanged(tokens))) return undefined;
    await forget(tokens, ports);
    return tokens;
  });
  if (former) await ports.revoke(former);
}

async function forget(tokens: Tokens | undefined, ports: SignOutPorts): Promise<void> {
  await Promise.all([ports.tokens.remove(), ports.signedOut(tokens?.issuer).set(true)]);
}

export interface RevokePorts extends ProviderPorts {
  /** What is known of the provider that issued the tokens. */
  readonly provider: Stored<Provider>;
}

/**
 * Has the provider that issued tokens revoke the refresh token (RFC 7009). `false`: it could not be reached, offers no
 * revocation, refused, or is on a host that is not allowed (any more).
 */
export async function revoke({ issuer, clientId, refreshToken }: Tokens, ports: RevokePorts): Promise<boolean> {
  if (!refreshToken) return true;
  try {
    const isKnown = (await ports.provider.get())?.issuer === issuer;
    if (!isKnown && (await ports.findMissingHosts([issuer])).length > 0) return false;
    const provider = await getProvider(issuer, ports.provider, ports.budget);
    if (!provider.revocation_endpoint) return false;
    const client: oauth.Client = { client_id: clientId };
    await oauth.processRevocationResponse(
      await oauth.revocationRequest(provider, client, oauth.None(), refreshToken, sendOptions(ports)),
    );
    return true;
  } catch {
    return false;
  }
}
