import * as v from 'valibot';
import { isCancelled, type LaunchOutcome } from '../../core/failure/launch-outcome';
import { storeIfRoom } from '../../core/util/stored';
import { storageItem } from '../api/storage-item';
import { withLock } from '../api/with-lock';

/** The ids of launches that failed and that the person has not seen, the latest last. */
export const unseenOutcomes = storageItem('session', 'unseenOutcomes', v.array(v.string()));

const lockName = 'unseen-outcomes';
const maximumOutcomes = 20;

/** Records that a launch has ended. Only a failure counts as unseen. */
export async function markUnseen(launchId: string, outcome: LaunchOutcome): Promise<void> {
  if (outcome.result !== 'failed' || isCancelled(outcome)) return;
  await withLock(lockName, async () => {
    const others = (await unseenOutcomes.get()) ?? [];
    await storeIfRoom(unseenOutcomes, [...others, launchId].slice(-maximumOutcomes));
  });
}

/** Records that the person has seen how every launch ended. */
export async function markOutcomesSeen(): Promise<void> {
  await withLock(lockName, unseenOutcomes.remove);
}
