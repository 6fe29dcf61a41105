import { failureOf } from '../failure/launch-failure';
import type { Failure } from '../failure/launch-outcome';

export type SignInOutcome =
  /** `isUnconfirmed`: signed out here, but the provider did not confirm that it revoked the tokens. */
  { readonly result: 'done'; readonly isUnconfirmed?: true } | { readonly result: 'failed'; readonly failure: Failure };

/**
 * Runs a sign-in, or a sign-out that resolves to whether it was confirmed. Never throws: a failure is an outcome.
 * `now` is the clock, in milliseconds since 1970.
 */
export async function answerSignIn(task: () => Promise<unknown>, now: () => number): Promise<SignInOutcome> {
  try {
    return (await task()) === false ? { result: 'done', isUnconfirmed: true } : { result: 'done' };
  } catch (error) {
    return { result: 'failed', failure: { ...failureOf(error), at: now() } };
  }
}
