import type { CallParts } from '../aws/client-config';
import { getCredentials } from '../aws/get-credentials';
import type { Connection } from '../core/configuration/connection';
import { launchFailure } from '../core/failure/launch-failure';
import type { Credentials } from '../core/sign-in/credentials';
import { getTokensUnasked } from '../sign-in/get-tokens';
import { credentialsPorts } from './credentials-ports';
import { signInPorts } from './sign-in-ports';

/**
 * The credentials of the person who is signed in. Nobody is asked to sign in for what goes on by itself: throws
 * `login-expired` instead.
 */
export async function getCredentialsUnasked(
  connection: Connection,
  parts: CallParts,
  refused: Credentials | undefined,
): Promise<Credentials> {
  const { id, signIn } = connection;
  const getLogin = async () => {
    if (signIn.type === 'guest') return undefined;
    const login = await getTokensUnasked(id, signIn, signInPorts(connection, signIn, parts.budget));
    if (!login) throw launchFailure({ code: 'login-expired' });
    return login;
  };
  const ports = { ...credentialsPorts(connection, parts, () => {}), getLogin };
  return await getCredentials(connection, ports, refused);
}
