import type { CallParts } from '../../src/aws/client-config';
import { readAwsClock } from '../../src/core/aws/aws-clock';
import { type HostFailures, readHeldHosts } from '../../src/core/aws/held-hosts';
import { memoryStored } from './memory-stored';
import { oneAtATime } from './one-at-a-time';
import { testBudget } from './test-budget';

/** What a launch gives its calls: a whole budget, AWS's clock as far as `stored` knows it, and what hosts answered. */
export async function testCallParts(
  signal: AbortSignal = new AbortController().signal,
  stored = memoryStored<number>(),
  hostFailures = memoryStored<HostFailures>(),
): Promise<CallParts> {
  const withLock = oneAtATime();
  const held = await readHeldHosts(hostFailures, { withLock, now: Date.now, isOnline: () => true });
  return { budget: testBudget(signal), clock: await readAwsClock(stored, Date.now), held };
}
