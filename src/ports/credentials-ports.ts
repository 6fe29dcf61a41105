import type { CallParts } from '../aws/client-config';
import { type CredentialsPorts, getCredentials } from '../aws/get-credentials';
import { withLock } from '../browser/api/with-lock';
import { credentialsItem, identityItem } from '../browser/store/session-items';
import type { Connection } from '../core/configuration/connection';
import { launchFailure } from '../core/failure/launch-failure';
import type { Credentials } from '../core/sign-in/credentials';
import { getTokens, getTokensUnasked, renewTokens } from '../sign-in/get-tokens';
import { findPerson } from './claims';
import { signInPorts } from './sign-in-ports';

/** The ports for getting credentials. `onSignIn` is called before the person is asked to sign in. */
export function credentialsPorts(connection: Connection, parts: CallParts, onSignIn: () => void): CredentialsPorts {
  const { id, signIn } = connection;
  const ports = {
    credentials: credentialsItem(id),
    identity: identityItem(id),
    findPerson: () => findPerson(connection),
    withLock,
    ...parts,
  };
  if (signIn.type === 'guest') return { ...ports, getLogin: findNobody, renewLogin: findNobody };
  const signInWith = {
    ...signInPorts(connection, signIn, parts.budget, onSignIn),
    // The provider's clock is right, since otherwise AWS would not accept the tokens that it signs.
    now: parts.clock.now,
  };
  return {
    ...ports,
    getLogin: () => getTokens(id, signIn, signInWith),
    renewLogin: () => renewTokens(id, signIn, signInWith),
  };
}

const findNobody = async () => undefined;

/**
 * Credentials for what goes on without a click: nobody is asked to sign in. Throws `login-expired` where that would be
 * needed, and what getting credentials throws.
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
