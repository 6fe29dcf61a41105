import type { CallParts } from '../../src/aws/client-config';
import { readAwsClock } from '../../src/core/aws/aws-clock';
import type { AddressFailures } from '../../src/core/hosts/held-requests';
import { memoryStored } from './memory-stored';
import { testBudget } from './test-budget';
import { testHeldRequests } from './test-requests';

/** What a launch gives its calls: a whole budget, AWS's clock as far as `stored` knows it, and what addresses answered. */
export async function testCallParts(
  signal: AbortSignal = new AbortController().signal,
  stored = memoryStored<number>(),
  addressFailures = memoryStored<AddressFailures>(),
): Promise<CallParts> {
  const clock = await readAwsClock(stored, Date.now);
  const held = testHeldRequests(addressFailures);
  return { budget: testBudget(signal), clock, held, maySend: Promise.resolve() };
}
