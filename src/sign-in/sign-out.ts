import * as oauth from 'oauth4webapi';
import type { OidcSignIn } from '../core/connection';
import { storeIfRoom } from '../core/stored';
import { getProvider } from './get-provider';
import type { SignInPorts } from './get-tokens';
import { httpOptions } from './http-options';

/**
 * Wipes the tokens first, then revokes the refresh token (RFC 7009). A provider that cannot be reached, or offers no
 * revocation, keeps nobody signed in here: `false` says that it did not confirm.
 */
export async function signOut(connectionId: string, signIn: OidcSignIn, ports: SignInPorts): Promise<boolean> {
  return await ports.withLock(`tokens:${connectionId}`, async () => {
    const tokens = await ports.tokens.get();
    await ports.tokens.remove();
    await storeIfRoom(ports.signedOut, true);
    return tokens?.refreshToken ? await revoke(signIn, tokens.refreshToken, ports) : true;
  });
}

async function revoke(
  signIn: OidcSignIn,
  refreshToken: string,
  { provider: cache, budget }: SignInPorts,
): Promise<boolean> {
  try {
    const provider = await getProvider(signIn.issuer, cache, budget);
    if (!provider.revocation_endpoint) return false;
    const client: oauth.Client = { client_id: signIn.clientId };
    await oauth.processRevocationResponse(
      await oauth.revocationRequest(provider, client, oauth.None(), refreshToken, httpOptions(budget)),
    );
    return true;
  } catch {
    return false;
  }
}
