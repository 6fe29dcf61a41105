/** Why a call failed, if another call may succeed. */
export type RetryReason = 'no-answer' | 'unavailable' | 'throttled';

export interface FailedCall {
  readonly reason: RetryReason;
  /** How many calls have failed, this one included. */
  readonly failures: number;
  /** The wait that the other side asked for, in milliseconds (`parseRetryAfter`). */
  readonly retryAfter: number | undefined;
  /** The time that the launch may still spend, in milliseconds. */
  readonly left: number;
  /** From 0 to 1. */
  readonly random: number;
}

const maximumCalls = 3;
/** The maximum of the first wait, in milliseconds. The maximum doubles with each further wait. */
const baseMilliseconds: Readonly<Record<RetryReason, number>> = {
  'no-answer': 200,
  unavailable: 200,
  throttled: 1_000,
};
const maximumMilliseconds = 5_000;

/**
 * How long to wait before the next call, in milliseconds: full jitter
 * (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/), but as long as the other side asks for.
 * `undefined` after the third call, and where the wait would use up what is left.
 */
export function retryDelay({ reason, failures, retryAfter = 0, left, random }: FailedCall): number | undefined {
  if (failures >= maximumCalls) return undefined;
  const ceiling = Math.min(maximumMilliseconds, baseMilliseconds[reason] * 2 ** (failures - 1));
  const delay = Math.max(Math.round(random * ceiling), retryAfter);
  return delay < left ? delay : undefined;
}

/** An hour, in milliseconds. A server that asks for more is wrong, or does not mean us. */
const longestRetryAfter = 3_600_000;

/**
 * `Retry-After` (RFC 9110 §10.2.3: seconds, or a date) in milliseconds from now. `undefined` if the header is missing
 * or makes no sense. A time in the past, or more than an hour off, makes no sense.
 */
export function parseRetryAfter(value: string | null | undefined, now: number): number | undefined {
  if (!value) return undefined;
  const milliseconds = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
  return milliseconds >= 0 && milliseconds <= longestRetryAfter ? milliseconds : undefined;
}
