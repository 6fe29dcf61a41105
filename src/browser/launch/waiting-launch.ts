import * as v from 'valibot';
import type { Flight } from '../../core/launch/flight';
import { launchRequestSchema } from '../../core/launch/launch-request';
import { storeIfRoom } from '../../core/util/stored';
import { storageItem } from '../api/storage-item';
import { withLock } from '../api/with-lock';

/** The launch with this id failed because hosts were missing. */
const waitingSchema = v.object({ launchId: v.string(), request: launchRequestSchema, since: v.number() });
export type WaitingLaunch = v.InferOutput<typeof waitingSchema>;

/** The launch that waits for the person to allow hosts. */
const waitingLaunch = storageItem('session', 'waitingLaunch', waitingSchema);

/**
 * Held while the waiting launch is stored or taken. Otherwise a launch that begins to wait just then, because hosts are
 * allowed while it fails, would be removed by the one that looks for it and found nothing.
 */
const waitingLock = 'waiting-launch';

/** Keeps a launch until its hosts are allowed. */
export async function waitForHosts({ id, request }: Flight): Promise<void> {
  const launch = { launchId: id, request, since: Date.now() };
  await withLock(waitingLock, () => storeIfRoom(waitingLaunch, launch));
}

/** Forgets the waiting launch. */
export async function stopWaitingForHosts(): Promise<void> {
  await withLock(waitingLock, waitingLaunch.remove);
}

/** The waiting launch; it goes on waiting. */
export async function findWaitingLaunch(): Promise<WaitingLaunch | undefined> {
  return await waitingLaunch.get();
}

/**
 * Takes the waiting launch. If several callers ask, only one of them gets it. `keep` stores it in another form before it
 * is removed, so that it is not lost if the worker is stopped now; resolves to what `keep` resolves to.
 */
export async function takeWaitingLaunch<T>(keep: (waiting: WaitingLaunch) => Promise<T>): Promise<T | undefined> {
  return await withLock(waitingLock, async () => {
    const found = await waitingLaunch.get();
    const kept = found && (await keep(found));
    await waitingLaunch.remove();
    return kept;
  });
}
