import type { Failure, LaunchOutcome } from './launch-outcome';

/** An error that knows which outcome it is. Made by `launchFailure`, read by `failureOf`. */
interface LaunchFailure extends Error {
  readonly failure: Failure;
}

/** An error to throw where a launch cannot go on; `cause` stays in the worker and is never shown or stored. */
export function launchFailure(failure: Failure, cause?: unknown): LaunchFailure {
  return Object.assign(new Error(failure.code, { cause }), { failure });
}

/** The outcome of an error: its own if it was made by `launchFailure`, else `unexpected`. */
export function failureOf(error: unknown): Failure {
  return isLaunchFailure(error)
    ? error.failure
    : { code: 'unexpected', said: error instanceof Error ? error.name : typeof error };
}

export function isLaunchFailure(error: unknown): error is LaunchFailure {
  return error instanceof Error && 'failure' in error;
}

export function failedOutcome(error: unknown): LaunchOutcome {
  return { result: 'failed', failure: failureOf(error) };
}
