import type { Connection } from '../core/configuration/connection';
import { launchFailure } from '../core/failure/launch-failure';
import { cognitoIdentityEndpoint } from '../core/hosts/hosts';
import type { LaunchBudget } from '../core/launch/launch-budget';
import type { TimedAnswer } from '../core/util/clock-difference';

/**
 * Sends a request without content to a connection's identity pool endpoint. Any answer from AWS shows that the endpoint
 * can be reached, and its `Date` tells the time at AWS. `now` is the clock, in milliseconds since 1970. Throws the
 * failures `offline`, `timed-out`, and `answer-unreadable` for a page or redirect, which comes from somebody in
 * between.
 */
export async function askServer(connection: Connection, now: () => number, budget: LaunchBudget): Promise<TimedAnswer> {
  const askedAt = now();
  const response = await ask(cognitoIdentityEndpoint(connection), budget);
  const answeredAt = now();
  const { ok, type, headers, body } = response;
  await body?.cancel();
  const isPage = ok && headers.get('content-type')?.startsWith('text/html');
  if (isPage || type === 'opaqueredirect') throw launchFailure({ code: 'answer-unreadable' });
  return { date: headers.get('date'), askedAt, answeredAt };
}

async function ask(url: string, budget: LaunchBudget): Promise<Response> {
  try {
    const options = { credentials: 'omit', cache: 'no-store', redirect: 'manual' } as const;
    return await budget.call(async signal => await fetch(url, { ...options, signal }));
  } catch (error) {
    const isLate = error instanceof DOMException && error.name === 'TimeoutError';
    throw launchFailure({ code: isLate ? 'timed-out' : 'offline' }, error);
  }
}
