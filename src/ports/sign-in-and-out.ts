import { cancel, cancellable, signInTask, signOutTask } from '../browser/api/cancellation';
import { findConnection, requireAllowed } from '../browser/store/find-entry';
import { getManaged } from '../browser/store/managed-configuration';
import { credentialsItem, tokensItem } from '../browser/store/session-items';
import { launchFailure } from '../core/failure/launch-failure';
import type { ConnectionRequest } from '../core/protocol';
import { answerSignIn, type SignInOutcome } from '../core/sign-in/sign-in-outcome';
import { describePerson, type SignedInPerson } from '../core/sign-in/signed-in-person';
import { areFor } from '../core/sign-in/tokens';
import { getTokens } from '../sign-in/get-tokens';
import { signOut } from '../sign-in/sign-out';
import { createBudget } from './create-budget';
import { requireAskable } from './discover-providers';
import { signInPorts, signOutPorts, untilSignOut } from './sign-in-ports';

/** Signs in to a connection without a launch. `cancel` with the connection's `signInTask` cancels the sign-in. */
export async function signInTo({ connectionId }: ConnectionRequest): Promise<SignInOutcome> {
  const task = () =>
    cancellable(signInTask(connectionId), async signal => {
      await requireAllowed(connectionId, await getManaged());
      const connection = await findConnection(connectionId);
      if (!connection) throw launchFailure({ code: 'profile-missing' });
      const { signIn } = connection;
      if (signIn.type === 'guest') return;
      await requireAskable(connection);
      await untilSignOut(connectionId, createBudget(signal), budget =>
        getTokens(connectionId, signIn, signInPorts(connection, signIn, budget)),
      );
    });
  return await answerSignIn(task, Date.now);
}

/**
 * Signs out of a connection, configured or not: cancels its sign-ins and launches under way, wipes everything, and has
 * the provider revoke its token.
 */
export async function signOutOf({ connectionId }: ConnectionRequest): Promise<SignInOutcome> {
  const task = async () => {
    // Sign-ins and launches under way hold the locks that `signOut` waits for.
    cancel(signOutTask(connectionId));
    return await signOut(connectionId, signOutPorts(connectionId));
  };
  return await answerSignIn(task, Date.now);
}

/** Who is signed in to a connection in its current form. The answer holds no secrets. */
export async function findSignedIn({ connectionId }: ConnectionRequest): Promise<SignedInPerson | undefined> {
  const [tokens, credentials, connection] = await Promise.all([
    tokensItem(connectionId).get(),
    credentialsItem(connectionId).get(),
    findConnection(connectionId),
  ]);
  if (!tokens || connection?.signIn.type !== 'oidc' || !areFor(tokens, connection.signIn)) return undefined;
  return describePerson(tokens, credentials, connection);
}
