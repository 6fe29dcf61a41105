import { cancel, cancellable, signInTask } from '../browser/cancellation';
import { findConnection, requireAllowed } from '../browser/configuration-store';
import { getManaged } from '../browser/managed-configuration';
import { credentialsItem, identityItem, tokensItem } from '../browser/session-items';
import { cancelLaunchesOf } from '../browser/watch-launches';
import { withLock } from '../browser/with-lock';
import type { Connection } from '../core/connection';
import { launchFailure } from '../core/launch-failure';
import type { ConnectionRequest } from '../core/protocol';
import { answerSignIn, type SignInOutcome } from '../core/sign-in-outcome';
import { describePerson, type SignedInPerson } from '../core/signed-in-person';
import { getTokens } from '../sign-in/get-tokens';
import { signOut } from '../sign-in/sign-out';
import { createBudget } from './create-budget';
import { signInPorts } from './sign-in-ports';

/** Signs in to a connection that no launch asked for; given up by `cancel` with its `signInTask`. */
export async function signInTo({ connectionId }: ConnectionRequest): Promise<SignInOutcome> {
  const task = () =>
    cancellable(signInTask(connectionId), async signal => {
      await requireAllowed(connectionId, await getManaged());
      const connection = await getConnection(connectionId);
      const { signIn } = connection;
      if (signIn.type === 'oidc') {
        await getTokens(connectionId, signIn, signInPorts(connection, signIn, createBudget(signal)));
      }
    });
  return await answerSignIn(task, Date.now);
}

/** Signs out of a connection: ends what is under way there, wipes everything, and has the provider revoke its token. */
export async function signOutOf({ connectionId }: ConnectionRequest): Promise<SignInOutcome> {
  const task = async () => {
    const connection = await getConnection(connectionId);
    // Whoever is signing in just now, or launching, holds the locks that this waits for.
    cancel(signInTask(connectionId));
    await cancelLaunchesOf(connectionId);
    const wipe = () => Promise.all([credentialsItem(connectionId).remove(), identityItem(connectionId).remove()]);
    await wipe();
    const { signIn } = connection;
    const isConfirmed =
      signIn.type === 'guest' || (await signOut(connectionId, signIn, signInPorts(connection, signIn, createBudget())));
    // Once more, after any launch that was under way: it may have stored new ones meanwhile.
    await withLock(`credentials:${connectionId}`, wipe);
    return isConfirmed;
  };
  return await answerSignIn(task, Date.now);
}

/** Who is signed in to a connection; nothing secret. */
export async function findSignedIn({ connectionId }: ConnectionRequest): Promise<SignedInPerson | undefined> {
  const [tokens, credentials, connection] = await Promise.all([
    tokensItem(connectionId).get(),
    credentialsItem(connectionId).get(),
    findConnection(connectionId),
  ]);
  return tokens && connection && describePerson(tokens, credentials, connection);
}

async function getConnection(connectionId: string): Promise<Connection> {
  const connection = await findConnection(connectionId);
  if (!connection) throw launchFailure({ code: 'profile-missing' });
  return connection;
}
