import * as oauth from 'oauth4webapi';
import { parseRetryAfter, type RetryReason, retryDelay } from '../core/aws/retry-delay';
import { launchFailure } from '../core/failure/launch-failure';
import type { HeldRequests, Hold } from '../core/hosts/held-requests';
import type { LaunchBudget } from '../core/launch/launch-budget';
import { withoutNulls } from '../core/sign-in/without-nulls';
import { readBytes } from '../core/util/read-bytes';
import { untilAborted } from '../core/util/until-aborted';
import { textLimits } from '../core/words/text-limits';
import { heldBack } from './outage';
import { readJson } from './read-answer';

/** What every request to an identity provider needs. */
export interface RequestPorts {
  readonly budget: LaunchBudget;
  readonly held: HeldRequests;
}

export interface ProviderPorts extends RequestPorts {
  /** The hosts of these addresses that the person has not allowed, as match patterns. */
  readonly findMissingHosts: (urls: readonly string[]) => Promise<string[]>;
}

/** Options for reading public data from an identity provider: within the budget, with retries where they can help. */
export function readOptions(ports: RequestPorts, cache: RequestCache = 'no-store') {
  return withFetch((url, request) => fetchPatiently({ url, request, ports, cache }, 0));
}

/**
 * Options for sending a code or a token to an identity provider. Codes and tokens are secrets, so nothing is sent to a
 * host that the person has not allowed. The browser itself would send the request and only withhold the answer. Throws
 * `hosts-not-allowed`.
 */
export function sendOptions(ports: ProviderPorts) {
  return withFetch(async (url, request) => {
    const hosts = await ports.findMissingHosts([url]);
    if (hosts.length > 0) throw launchFailure({ code: 'hosts-not-allowed', hosts });
    return await fetchPatiently({ url, request, ports, cache: 'no-store' }, 0);
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
  readonly ports: RequestPorts;
  /** No token is written to the browser's cache on disk, whatever the provider's headers allow. */
  readonly cache: RequestCache;
}

async function fetchPatiently(call: Call, before: number): Promise<Response> {
  const { url, request, cache } = call;
  const { budget, held } = call.ports;
  const { body, ...init } = request;
  budget.signal.throwIfAborted();
  // Without cookies, because some providers refuse a client's call that includes the person's own session.
  const options = { ...init, ...(body && { body }), cache, credentials: 'omit' as const };
  const answer = await budget.call(signal => fetch(url, { ...options, signal })).catch(toError);
  if (!(answer instanceof Error)) await held.note(url, answer.status);
  const hold = await findHold(held, url, answer);
  const failures = before + 1;
  const asked = findRetryAfter(answer);
  // What is sent during the browser's hold would not arrive.
  const retryAfter = hold ? Math.max(hold.retryAfterSeconds * 1000, asked ?? 0) : asked;
  const reason = reasonToRetry(answer, request.method, asked);
  const delay = reason && retryDelay({ reason, failures, retryAfter, left: budget.left(), random: Math.random() });
  if (delay === undefined) {
    if (hold) throw heldBack(hold, answer);
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
  asked: number | undefined,
): RetryReason | undefined {
  const isRead = method === 'GET';
  if (answer instanceof Error) return isWithoutAnswer(answer) && isRead ? 'no-answer' : undefined;
  if (answer.status === 429) return 'throttled';
  const isTurnedAway = answer.status === 503 && asked !== undefined;
  return answer.status >= 500 && (isRead || isTurnedAway) ? 'unavailable' : undefined;
}

function findRetryAfter(answer: Response | Error): number | undefined {
  return answer instanceof Error ? undefined : parseRetryAfter(answer.headers.get('retry-after'), Date.now());
}

/** The hold that may have kept this request from its answer, or that this answer has led to. */
async function findHold(held: HeldRequests, url: string, answer: Response | Error): Promise<Hold | undefined> {
  if (!(answer instanceof Error)) return await held.find(url, answer.status);
  return isWithoutAnswer(answer) ? await held.find(url) : undefined;
}

/** `fetch` rejects with a TypeError where no answer came, and with another error where somebody gave up. */
function isWithoutAnswer(answer: Response | Error): boolean {
  return answer instanceof Error && answer.name === 'TypeError';
}

/** Makes sure that a rejection is an `Error`. `fetch` rejects with nothing else. */
function toError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error('Not an error', { cause: thrown });
}
