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

/** Keeps a launch until its hosts are allowed. */
export async function waitForHosts({ id, request }: Flight): Promise<void> {
  await storeIfRoom(waitingLaunch, { launchId: id, request, since: Date.now() });
}

/** Forgets the waiting launch. */
export async function stopWaitingForHosts(): Promise<void> {
  await waitingLaunch.remove();
}

/** Takes the waiting launch. If several callers ask, only one of them gets it. */
export async function takeWaitingLaunch() {
  return await withLock('waiting-launch', async () => {
    const found = await waitingLaunch.get();
    await waitingLaunch.remove();
    return found;
  });
}
