/** An error answer in the making: what AWS would call it, and say. */
export interface Refusal {
  readonly type: string;
  readonly message: string;
  readonly status: number;
}

const refusals = new WeakMap<Error, Refusal>();

/**
 * An error to throw when a request is refused.
 *
 * @param status 400 unless told: JSON 1.1 services answer 400 even to a bad signature or a missing permission
 */
export function refuse(type: string, message: string, status = 400): Error {
  const error = new Error(`${type}: ${message}`);
  refusals.set(error, { type, message, status });
  return error;
}

/** The refusal behind a caught value, or undefined if it is a fault of our own. */
export function findRefusal(caught: unknown): Refusal | undefined {
  return caught instanceof Error ? refusals.get(caught) : undefined;
}
