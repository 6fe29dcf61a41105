import * as oauth from 'oauth4webapi';
import type { LaunchBudget } from '../core/launch-budget';
import { parseRetryAfter, type RetryReason, retryDelay } from '../core/retry-delay';
import { untilAborted } from '../core/until-aborted';

/** How every call to an identity provider is made: within the budget, and again where that can help. */
export function httpOptions(budget: LaunchBudget) {
  return { [oauth.customFetch]: (url: string, request: Request) => fetchPatiently(url, request, budget, 0) };
}

type Request = oauth.CustomFetchOptions<'GET' | 'POST', URLSearchParams | undefined>;

async function fetchPatiently(url: string, request: Request, budget: LaunchBudget, before: number): Promise<Response> {
  const { body, ...init } = request;
  // No token is written to the browser's cache on disk, whatever the provider's headers allow.
  const send = (signal: AbortSignal) => fetch(url, { ...init, ...(body && { body }), cache: 'no-store', signal });
  const answer = await budget.call(send).catch(toError);
  const failures = before + 1;
  const reason = reasonToRetry(answer, request.method);
  const delay =
    reason && retryDelay({ reason, failures, ...hintsOf(answer), left: budget.left(), random: Math.random() });
  if (delay === undefined) {
    if (answer instanceof Error) throw answer;
    return answer;
  }
  budget.spend(delay);
  await untilAborted(budget.signal, new Promise(resolve => setTimeout(resolve, delay)));
  return await fetchPatiently(url, request, budget, failures);
}

/**
 * A code and a rotated refresh token serve once (RFC 9700 §4.14): when the answer to a POST is lost, nobody knows
 * whether they still do, and to send them again may end the whole session.
 */
function reasonToRetry(answer: Response | Error, method: string | undefined): RetryReason | undefined {
  if (answer instanceof Error) return answer.name === 'TypeError' && method === 'GET' ? 'no-answer' : undefined;
  if (answer.status === 429) return 'throttled';
  return answer.status >= 500 ? 'unavailable' : undefined;
}

function hintsOf(answer: Response | Error): { retryAfter: number | undefined } {
  const header = answer instanceof Error ? undefined : answer.headers.get('retry-after');
  return { retryAfter: parseRetryAfter(header, Date.now()) };
}

/** Fetch rejects with nothing else. */
function toError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error('Not an error', { cause: thrown });
}
