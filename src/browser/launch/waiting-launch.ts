import * as v from 'valibot';
import type { Flight } from '../../core/launch/flight';
import { launchRequestSchema } from '../../core/launch/launch-request';
import { storeIfRoom } from '../../core/util/stored';
import { storageItem } from '../api/storage-item';
import { withLock } from '../api/with-lock';

/** The launch that waits for the person to allow hosts, by its id: it has ended for want of them. */
const waitingLaunch = storageItem(
  'session',
  'waitingLaunch',
  v.object({ launchId: v.string(), request: launchRequestSchema, since: v.number() }),
);

/** Keeps a launch until its hosts are allowed. */
export async function waitForHosts({ id, request }: Flight): Promise<void> {
  await storeIfRoom(waitingLaunch, { launchId: id, request, since: Date.now() });
}

/** Nothing waits any more. */
export async function stopWaitingForHosts(): Promise<void> {
  await waitingLaunch.remove();
}

/** Takes the launch that waits: one of several who ask for it gets it. */
export async function takeWaitingLaunch() {
  return await withLock('waiting-launch', async () => {
    const found = await waitingLaunch.get();
    await waitingLaunch.remove();
    return found;
  });
}
