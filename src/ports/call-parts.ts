import type { CallParts } from '../aws/client-config';
import { withLock } from '../browser/api/with-lock';
import { awsClockItem, hostFailuresItem } from '../browser/store/session-items';
import { readAwsClock } from '../core/aws/aws-clock';
import { type HostFailures, readHeldHosts } from '../core/aws/held-hosts';
import type { LaunchBudget } from '../core/launch/launch-budget';
import { unreadStored } from '../core/util/unread-stored';

/** Only Chromium holds an extension's requests back. In another browser, no answer is no answer. */
const hostFailures = import.meta.env.MODE === 'firefox' ? unreadStored<HostFailures>(async () => {}) : hostFailuresItem;

/** Read once for all calls of a launch, so that later calls use the AWS time that the first one learned. */
export async function getCallParts(budget: LaunchBudget): Promise<CallParts> {
  const isOnline = () => navigator.onLine !== false;
  const [clock, held] = await Promise.all([
    readAwsClock(awsClockItem, Date.now),
    readHeldHosts(hostFailures, { withLock, now: Date.now, isOnline }),
  ]);
  return { budget, clock, held };
}
