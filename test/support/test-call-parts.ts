import type { CallParts } from '../../src/aws/client-config';
import { readAwsClock } from '../../src/core/aws/aws-clock';
import { memoryStored } from './memory-stored';
import { testBudget } from './test-budget';

/** What a launch gives its calls: a whole budget, and AWS's clock as far as `stored` knows it. */
export async function testCallParts(
  signal: AbortSignal = new AbortController().signal,
  stored = memoryStored<number>(),
): Promise<CallParts> {
  return { budget: testBudget(signal), clock: await readAwsClock(stored, Date.now) };
}
