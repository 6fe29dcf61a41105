import * as v from 'valibot';
import type { Flight } from '../../core/launch/flight';
import { launchRequestSchema } from '../../core/launch/launch-request';
import { storeIfRoom } from '../../core/util/stored';
import { storageItem } from '../api/storage-item';
import { withLock } from '../api/with-lock';

/** The launch that waits for the person to allow hosts. The launch with this id failed because hosts were missing. */
const waitingLaunch = storageItem(
  'session',
  'waitingLaunch',
  v.object({ launchId: v.string(), request: launchRequestSchema, since: v.number() }),
);

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

/** Takes the waiting launch. If several callers ask, only one of them gets it. */
export async function takeWaitingLaunch() {
  return await withLock(waitingLock, async () => {
    const found = await waitingLaunch.get();
    await waitingLaunch.remove();
    return found;
  });
}
