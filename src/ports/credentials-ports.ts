import type { CallParts } from '../aws/client-config';
import type { CredentialsPorts } from '../aws/get-credentials';
import { withLock } from '../browser/api/with-lock';
import { credentialsItem, identityItem } from '../browser/store/session-items';
import type { Connection } from '../core/configuration/connection';
import { getTokens, renewTokens } from '../sign-in/get-tokens';
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
