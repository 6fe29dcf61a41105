import { isOfStored, type LaunchRequest } from '../../core/launch/launch-request';
import { startTimesSchema, withStartTime } from '../../core/spaces/start-times';
import { storageItem } from '../api/storage-item';
import { withLock } from '../api/with-lock';
import { isHistoryKept } from '../launch/recent-launches';

/** How long the last starts took: a profile and a duration, and nothing else. */
export const startTimes = storageItem('local', 'startTimes', startTimesSchema);

/** How long the last start for a profile took, in seconds; `undefined` if that is not known. */
export async function findStartTime({ profileId }: LaunchRequest): Promise<number | undefined> {
  const times = (await startTimes.get().catch(() => undefined)) ?? [];
  return times.find(time => time.profileId === profileId)?.seconds;
}

/** Remembers how long a start took, in milliseconds, as far as the policy lets launches be remembered. */
export async function recordStartTime(request: LaunchRequest, milliseconds: number): Promise<void> {
  if (!isOfStored(request)) return;
  const isKept = await isHistoryKept();
  if (isKept === false) await startTimes.remove();
  if (!isKept) return;
  await withLock('start-times', async () => {
    await startTimes.set(withStartTime((await startTimes.get()) ?? [], request.profileId, milliseconds));
  });
}
