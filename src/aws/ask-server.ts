import type { Connection } from '../core/configuration/connection';
import { launchFailure } from '../core/failure/launch-failure';
import { cognitoIdentityEndpoint } from '../core/hosts/hosts';
import type { LaunchBudget } from '../core/launch/launch-budget';
import type { TimedAnswer } from '../core/util/clock-difference';

/**
 * Asks a connection's identity pool endpoint for nothing in particular: any answer of AWS's shows that it can be reached,
 * and when it is there. `now` is the clock, in milliseconds since 1970. Throws the failures `offline`, `timed-out`, and
 * `answer-unreadable` for a page or redirect, which comes from somebody in between.
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
