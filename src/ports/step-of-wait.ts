import { askSageMaker } from '../aws/ask-sagemaker';
import type { CallParts } from '../aws/client-config';
import { describeState } from '../aws/describe-state';
import { getCredentials } from '../aws/get-credentials';
import { cancellable, isSignOutOf } from '../browser/api/cancellation';
import { withLock } from '../browser/api/with-lock';
import { markUnseen } from '../browser/launch/unseen-outcomes';
import { recordStartTime } from '../browser/spaces/start-times';
import { waitItem, waitStepLock } from '../browser/spaces/waits';
import { findProfile } from '../browser/store/find-entry';
import type { Connection } from '../core/configuration/connection';
import { launchFailure } from '../core/failure/launch-failure';
import { advanceWait } from '../core/launch/advance-wait';
import { isOver, type Wait, type WaitRequest } from '../core/launch/wait';
import type { Credentials } from '../core/sign-in/credentials';
import { getTokensUnasked } from '../sign-in/get-tokens';
import { getCallParts } from './call-parts';
import { findPerson } from './claims';
import { createBudget } from './create-budget';
import { credentialsPorts } from './credentials-ports';
import { signInPorts } from './sign-in-ports';

/**
 * Takes one step of a wait, and stores how far it is. A sign-out from the connection ends it. Nothing happens for a wait
 * that is not known: nobody can make one up.
 */
export async function stepOfWait({ waitId }: WaitRequest): Promise<void> {
  await withLock(waitStepLock(waitId), async () => {
    const wait = await waitItem(waitId).get();
    if (!wait || isOver(wait)) return;
    const after = await advance(wait);
    await keep(after);
    if (after.failure) await markUnseen(waitId, { result: 'failed', failure: after.failure });
    if (after.state === 'running' && after.started) {
      await recordStartTime(after.request, Date.now() - after.started.at).catch(() => undefined);
    }
  });
}

async function advance(wait: Wait): Promise<Wait> {
  return await cancellable(
    name => isSignOutOf(undefined, name),
    async signal => {
      const parts = await getCallParts(createBudget(signal));
      return await advanceWait(wait, {
        findProfile,
        findPerson,
        getCredentials: (connection, refused) => getCredentialsUnasked(connection, parts, refused),
        findState: (input, credentials) => describeState(input, credentials, parts),
        describe: (call, credentials) => askSageMaker(call, credentials, parts),
        start: (call, credentials) => askSageMaker(call, credentials, parts),
        stop: (call, credentials) => askSageMaker(call, credentials, parts),
        keep,
        now: Date.now,
      });
    },
  );
}

/** The credentials of the person who waits. Nobody is asked to sign in for what goes on by itself. */
async function getCredentialsUnasked(
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

/** Stores a wait, unless somebody has stopped it meanwhile. */
async function keep(wait: Wait): Promise<void> {
  const item = waitItem(wait.id);
  if (await item.get()) await item.set(wait);
}
