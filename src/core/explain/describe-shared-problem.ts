import type { SharedFileProblem } from '../store/shared-file';
import { type Message, message } from '../words/message';

/** Why the last check of a shared file failed, in words. */
export function describeSharedProblem(problem: SharedFileProblem): Message {
  switch (problem.code) {
    case 'not-allowed':
      return message('sharedProblemNotAllowed');
    case 'no-answer':
      return message('sharedProblemNoAnswer');
    case 'timeout':
      return message('sharedProblemTimeout');
    case 'too-large':
      return message('sharedProblemTooLarge');
    case 'not-utf8':
      return message('sharedProblemNotUtf8');
    case 'not-stored':
      return message('sharedProblemNotStored');
    case 'not-judged':
      return message('sharedProblemNotJudged');
    case 'invalid':
      return message('sharedProblemInvalid');
    case 'status':
      return describeStatus(problem.status ?? 0);
  }
}

/**
 * A browser reports status 0 for a redirect that it was told not to follow.
 * https://fetch.spec.whatwg.org/#concept-filtered-response-opaque-redirect
 */
function describeStatus(status: number): Message {
  const isRedirect = status === 0 || (status >= 300 && status < 400);
  return isRedirect ? message('sharedProblemRedirect') : message('sharedProblemStatus', { status });
}
