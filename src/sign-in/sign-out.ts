import * as oauth from 'oauth4webapi';
import { isSameIssuer } from '../core/sign-in/issuer';
import type { Provider } from '../core/sign-in/provider';
import type { Tokens } from '../core/sign-in/tokens';
import type { Stored, WithLock } from '../core/util/stored';
import { getProvider } from './get-provider';
import { type ProviderPorts, sendOptions } from './http-options';

export interface SignOutPorts {
  /** Removing tokens also removes everything that was obtained with them. */
  readonly tokens: Stored<Tokens>;
  /** The mark that makes the next sign-in ask who the person is, even at other connections to the issuer. */
  readonly signedOut: (issuer: string | undefined) => Stored<true>;
  /** Has the provider revoke tokens; resolves to whether the provider confirmed. */
  readonly revoke: (tokens: Tokens) => Promise<boolean>;
  readonly withLock: WithLock;
}

/**
 * Wipes everything from a sign-in first, then has the provider revoke the refresh token. This uses only data that the
 * sign-in left behind, so it works even for a connection that was deleted or replaced. Resolves to `false` if the
 * provider did not confirm the revocation. Even then nobody is signed in here any more.
 */
export async function signOut(connectionId: string, ports: SignOutPorts): Promise<boolean> {
  const wipe = async () => await take(connectionId, async () => true, ports);
  const end = async (wiped: Promise<Tokens | undefined>) => {
    const tokens = await wiped;
    return tokens === undefined || (await ports.revoke(tokens));
  };
  // A sign-in or a request for credentials that is under way may store its result after the first wipe.
  const again = async () => {
    const late = await ports.withLock(`tokens:${connectionId}`, wipe);
    await ports.withLock(`credentials:${connectionId}`, ports.tokens.remove);
    return late;
  };
  const confirmed = await Promise.all([end(wipe()), end(again())]);
  return !confirmed.includes(false);
}

/**
 * Signs out if the stored tokens do not match the connection's current form. This stops no sign-in under way, because a
 * sign-in that began after the change matches the current form.
 */
export async function signOutOfChanged(
  connectionId: string,
  isChanged: (tokens: Tokens) => Promise<boolean>,
  ports: SignOutPorts,
): Promise<void> {
  const isFormer = async (tokens: Tokens | undefined) => tokens !== undefined && (await isChanged(tokens));
  const former = await ports.withLock(`tokens:${connectionId}`, () => take(connectionId, isFormer, ports));
  if (former) await ports.revoke(former);
}

/** Wipes the tokens if they are meant. One sign-out at a time looks: else two would have the same token revoked. */
async function take(
  connectionId: string,
  isMeant: (tokens: Tokens | undefined) => Promise<boolean>,
  ports: SignOutPorts,
): Promise<Tokens | undefined> {
  return await ports.withLock(`wipe:${connectionId}`, async () => {
    const tokens = await ports.tokens.get();
    if (!(await isMeant(tokens))) return undefined;
    await Promise.all([ports.tokens.remove(), ports.signedOut(tokens?.issuer).set(true)]);
    return tokens;
  });
}

export interface RevokePorts extends ProviderPorts {
  /** The stored metadata of the provider that issued the tokens. */
  readonly provider: Stored<Provider>;
}

/**
 * Has the provider that issued tokens revoke the refresh token (RFC 7009). Resolves to `false` if the provider could
 * not be reached, offers no revocation, refused, or is on a host that is not allowed (any more).
 */
export async function revoke({ issuer, clientId, refreshToken }: Tokens, ports: RevokePorts): Promise<boolean> {
  if (!refreshToken) return true;
  try {
    const known = await ports.provider.get();
    const isKnown = known !== undefined && isSameIssuer(known.issuer, issuer);
    if (!isKnown && (await ports.findMissingHosts([issuer])).length > 0) return false;
    const provider = await getProvider(issuer, ports.provider, ports);
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
