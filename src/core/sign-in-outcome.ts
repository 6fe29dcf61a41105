import { failureOf } from './launch-failure';
import type { Failure } from './launch-outcome';

export type SignInOutcome = { readonly result: 'done' } | { readonly result: 'failed'; readonly failure: Failure };

/** Runs a sign-in or sign-out; whatever stands in the way is an outcome. */
export async function answerSignIn(task: () => Promise<void>): Promise<SignInOutcome> {
  try {
    await task();
    return { result: 'done' };
  } catch (error) {
    return { result: 'failed', failure: failureOf(error) };
  }
}
