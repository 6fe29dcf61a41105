import type { Connection } from '../core/configuration/connection';
import { launchFailure } from '../core/failure/launch-failure';
import { cognitoIdentityEndpoint } from '../core/hosts/hosts';
import type { TimedAnswer } from '../core/util/clock-difference';
import type { CallParts } from './client-config';

type AskParts = Pick<CallParts, 'budget' | 'held'>;

/**
 * Sends a request without content to a connection's identity pool endpoint. Any answer from AWS shows that the endpoint
 * can be reached, and its `Date` tells the time at AWS. `now` is the clock, in milliseconds since 1970. Throws the
 * failures `offline`, `timed-out`, `aws-failed` if the browser holds the request back (core/hosts/held-requests.ts), and
 * `answer-unreadable` for a page or redirect, which comes from somebody in between.
 */
export async function askServer(connection: Connection, now: () => number, parts: AskParts): Promise<TimedAnswer> {
  const askedAt = now();
  const url = cognitoIdentityEndpoint(connection);
  const response = await ask(url, parts);
  const answeredAt = now();
  const { ok, type, status, headers, body } = response;
  await body?.cancel();
  await parts.held.note(url, status);
  const isPage = ok && headers.get('content-type')?.startsWith('text/html');
  if (isPage || type === 'opaqueredirect') throw launchFailure({ code: 'answer-unreadable' });
  return { date: headers.get('date'), askedAt, answeredAt };
}

async function ask(url: string, { budget, held }: AskParts): Promise<Response> {
  try {
    const options = { credentials: 'omit', cache: 'no-store', redirect: 'manual' } as const;
    return await budget.call(async signal => await fetch(url, { ...options, signal }));
  } catch (error) {
    const isLate = error instanceof DOMException && error.name === 'TimeoutError';
    if (isLate) throw launchFailure({ code: 'timed-out' }, error);
    const hold = await held.find(url);
    throw launchFailure(hold ? { code: 'aws-failed', ...hold } : { code: 'offline' }, error);
  }
}
