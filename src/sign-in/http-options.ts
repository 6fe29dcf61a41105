import * as oauth from 'oauth4webapi';
import { parseRetryAfter, type RetryReason, retryDelay } from '../core/aws/retry-delay';
import { launchFailure } from '../core/failure/launch-failure';
import type { LaunchBudget } from '../core/launch/launch-budget';
import { withoutNulls } from '../core/sign-in/without-nulls';
import { readBytes } from '../core/util/read-bytes';
import { untilAborted } from '../core/util/until-aborted';
import { textLimits } from '../core/words/text-limits';
import { readJson } from './read-answer';

export interface ProviderPorts {
  readonly budget: LaunchBudget;
  /** The hosts of these addresses that the person has not allowed, as match patterns. */
  readonly findMissingHosts: (urls: readonly string[]) => Promise<string[]>;
}

/** Options for reading public data from an identity provider: within the budget, with retries where they can help. */
export function readOptions(budget: LaunchBudget, cache: RequestCache = 'no-store') {
  return withFetch((url, request) => fetchPatiently({ url, request, budget, cache }, 0));
}

/**
 * Options for sending a code or a token to an identity provider. Codes and tokens are secrets, so nothing is sent to a
 * host that the person has not allowed. The browser itself would send the request and only withhold the answer. Throws
 * `hosts-not-allowed`.
 */
export function sendOptions({ budget, findMissingHosts }: ProviderPorts) {
  return withFetch(async (url, request) => {
    const hosts = await findMissingHosts([url]);
    if (hosts.length > 0) throw launchFailure({ code: 'hosts-not-allowed', hosts });
    return await fetchPatiently({ url, request, budget, cache: 'no-store' }, 0);
  });
}

type Request = oauth.CustomFetchOptions<'GET' | 'POST', URLSearchParams | undefined>;

function withFetch(send: (url: string, request: Request) => Promise<Response>) {
  return { [oauth.customFetch]: async (url: string, request: Request) => plainAnswer(await send(url, request)) };
}

/**
 * An answer that oauth4webapi can read, which takes `null` for no absence. Throws `provider-unusable` for an answer that is
 * too long to be one.
 */
async function plainAnswer(response: Response): Promise<Response> {
  if (!(await isShort(response.clone()))) {
    void response.body?.cancel().catch(() => undefined);
    throw launchFailure({ code: 'provider-unusable', said: 'an answer of more than 1 MB' });
  }
  const body = response.status === 200 ? await readJson(response.clone()) : undefined;
  if (body === undefined) return response;
  return new Response(JSON.stringify(withoutNulls(body)), { headers: response.headers });
}

/** Whether an answer is short enough to be read. One that breaks off is told by whoever reads it. */
async function isShort({ body }: Response): Promise<boolean> {
  return await readBytes(body, textLimits.bytes).then(
    bytes => bytes !== undefined,
    () => true,
  );
}

interface Call {
  readonly url: string;
  readonly request: Request;
  readonly budget: LaunchBudget;
  /** No token is written to the browser's cache on disk, whatever the provider's headers allow. */
  readonly cache: RequestCache;
}

async function fetchPatiently(call: Call, before: number): Promise<Response> {
  const { url, request, budget, cache } = call;
  const { body, ...init } = request;
  budget.signal.throwIfAborted();
  // Without cookies, because some providers refuse a client's call that includes the person's own session.
  const options = { ...init, ...(body && { body }), cache, credentials: 'omit' as const };
  const answer = await budget.call(signal => fetch(url, { ...options, signal })).catch(toError);
  const failures = before + 1;
  const retryAfter = findRetryAfter(answer);
  const reason = reasonToRetry(answer, request.method, retryAfter);
  const delay = reason && retryDelay({ reason, failures, retryAfter, left: budget.left(), random: Math.random() });
  if (delay === undefined) {
    if (answer instanceof Error) throw answer;
    return answer;
  }
  budget.spend(delay);
  await untilAborted(budget.signal, new Promise(resolve => setTimeout(resolve, delay)));
  return await fetchPatiently(call, failures);
}

/**
 * Why a request may be repeated; `undefined` if it may not. A code and a rotated refresh token work only once (RFC 6749
 * §4.1.2, RFC 9700 §4.14). If the provider may have processed a POST, nobody knows whether they still work, and sending
 * them again may end the whole session. So a POST is repeated only if the provider turned it away: with 429 (RFC 6585
 * §4), or with 503 and `Retry-After` (RFC 9110 §15.6.4; RFC 7009 §2.2.1).
 */
function reasonToRetry(
  answer: Response | Error,
  method: string | undefined,
  retryAfter: number | undefined,
): RetryReason | undefined {
  const isRead = method === 'GET';
  if (answer instanceof Error) return answer.name === 'TypeError' && isRead ? 'no-answer' : undefined;
  if (answer.status === 429) return 'throttled';
  const isTurnedAway = answer.status === 503 && retryAfter !== undefined;
  return answer.status >= 500 && (isRead || isTurnedAway) ? 'unavailable' : undefined;
}

function findRetryAfter(answer: Response | Error): number | undefined {
  return answer instanceof Error ? undefined : parseRetryAfter(answer.headers.get('retry-after'), Date.now());
}

/** Makes sure that a rejection is an `Error`. `fetch` rejects with nothing else. */
function toError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error('Not an error', { cause: thrown });
}
