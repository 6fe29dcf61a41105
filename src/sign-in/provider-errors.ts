import * as oauth from 'oauth4webapi';
import { isLaunchFailure, launchFailure } from '../core/failure/launch-failure';
import type { FailureCode } from '../core/failure/launch-outcome';
import { shortText } from '../core/words/short-text';

/**
 * Turns an error from an identity provider or oauth4webapi into a failure, by type and code. The failure stands for no
 * answer, for a refusal in the provider's own words (RFC 6749 §4.1.2.1, §5.2), or with the code `otherwise` for an
 * answer that failed a check.
 */
export function translateProviderError(error: unknown, otherwise: FailureCode): Error {
  if (isLaunchFailure(error)) return error;
  if (hasNotAnswered(error)) return launchFailure({ code: 'provider-unreachable' }, error);
  if (error instanceof oauth.AuthorizationResponseError || error instanceof oauth.ResponseBodyError) {
    const said = error.error_description ? `${error.error}: ${error.error_description}` : error.error;
    return launchFailure({ code: 'sign-in-refused', said: shortText(said) }, error);
  }
  if (error instanceof oauth.OperationProcessingError || error instanceof oauth.UnsupportedOperationError) {
    return launchFailure({ code: otherwise, said: shortText(error.message) }, error);
  }
  return launchFailure({ code: otherwise }, error);
}

/**
 * Whether an error means that the provider did not answer. `fetch` rejects with a TypeError if there was no answer at
 * all, and with a DOMException if the request was aborted. oauth4webapi keeps an answer that it does not understand,
 * such as one from an outage, as the cause.
 */
function hasNotAnswered(error: unknown): boolean {
  return (
    (error instanceof TypeError && !('code' in error)) ||
    (error instanceof DOMException && ['TimeoutError', 'AbortError'].includes(error.name)) ||
    (error instanceof oauth.ResponseBodyError && isOutage(error.status)) ||
    (error instanceof Error && error.cause instanceof Response && isOutage(error.cause.status))
  );
}

/** Whether a server is down or too busy. Such an answer says nothing about the person or the client. */
export function isOutage(status: number): boolean {
  return status >= 500 || status === 429;
}
