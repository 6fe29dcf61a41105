import { type AddressFailures, type HeldRequests, knowHeldRequests } from '../../src/core/hosts/held-requests';
import type { RequestPorts } from '../../src/sign-in/http-options';
import { type MemoryStored, memoryStored } from './memory-stored';
import { oneAtATime } from './one-at-a-time';
import { testBudget } from './test-budget';

/** What the browser holds back, on a computer with a network, after the answers in `stored`. */
export function testHeldRequests(stored: MemoryStored<AddressFailures> = memoryStored()): HeldRequests {
  return knowHeldRequests(stored, { withLock: oneAtATime(), now: () => Date.now(), isOnline: () => true });
}

/** What every request to an identity provider needs: a whole budget, and nothing that is held back yet. */
export function testRequests(): RequestPorts {
  return { budget: testBudget(), held: testHeldRequests() };
}
