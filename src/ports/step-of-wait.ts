import { askSageMaker } from '../aws/ask-sagemaker';
import { describeState } from '../aws/describe-state';
import { cancellable, isSignOutOf } from '../browser/api/cancellation';
import { withLock } from '../browser/api/with-lock';
import { markUnseen } from '../browser/launch/unseen-outcomes';
import { recordStartTime } from '../browser/spaces/start-times';
import { waitItem, waitStepLock } from '../browser/spaces/waits';
import { findProfile } from '../browser/store/find-entry';
import { advanceWait } from '../core/launch/advance-wait';
import { isOver, type Wait, type WaitRequest } from '../core/launch/wait';
import { getCallParts } from './call-parts';
import { findPerson } from './claims';
import { createBudget } from './create-budget';
import { getCredentialsUnasked } from './credentials-ports';

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

/** Stores a wait, unless somebody has stopped it meanwhile. */
async function keep(wait: Wait): Promise<void> {
  const item = waitItem(wait.id);
  if (await item.get()) await item.set(wait);
}
