import type { CallParts } from '../aws/client-config';
import { heldRequests } from '../browser/store/held-requests';
import { awsClockItem } from '../browser/store/session-items';
import { awsClock, readAwsClock } from '../core/aws/aws-clock';
import type { LaunchBudget } from '../core/launch/launch-budget';
import type { StoredItems } from '../core/store/store-layout';

/** Read once for all calls of a launch, so that later calls use the AWS time that the first one learned. */
export async function getCallParts(budget: LaunchBudget): Promise<CallParts> {
  return { budget, clock: await readAwsClock(awsClockItem, Date.now), held: heldRequests, maySend: Promise.resolve() };
}

/** The same from items of `storage.session` that have been read together. Nothing is sent before `maySend`. */
export function callPartsIn(session: StoredItems, budget: LaunchBudget, maySend: Promise<void>): CallParts {
  const clock = awsClock(awsClockItem, awsClockItem.findIn(session), Date.now);
  return { budget, clock, held: heldRequests, maySend };
}
