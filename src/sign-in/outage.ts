import { parseRetryAfter } from '../core/aws/retry-delay';
import { launchFailure } from '../core/failure/launch-failure';
import type { Failure } from '../core/failure/launch-outcome';
import type { Hold } from '../core/hosts/held-requests';

/** A network that wants a sign-in answers so in the provider's place (RFC 6585 §6). */
const networkRefused = 511;

/** Whether a server is down or too busy. Such an answer says nothing about the person or the client. */
export function isOutage(status: number): boolean {
  return status >= 500 || status === 429;
}

/** The failure that an answer of a provider that is down or too busy stands for. */
export function describeOutage({ status, headers }: Response): Failure {
  if (status === networkRefused) return { code: 'provider-unreachable' };
  const retryAfter = parseRetryAfter(headers.get('retry-after'), Date.now());
  const asked = retryAfter ? { retryAfterSeconds: Math.ceil(retryAfter / 1000) } : {};
  return { code: 'provider-failed', httpStatus: status, ...asked };
}

/** The failure of a provider whose answers have the browser hold requests back. */
export function heldBack(hold: Hold, cause: unknown): Error {
  return launchFailure({ code: 'provider-failed', ...hold }, cause);
}
