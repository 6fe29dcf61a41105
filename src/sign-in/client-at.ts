import * as oauth from 'oauth4webapi';
import type { OidcSignIn } from '../core/configuration/connection';
import { clockDifference } from '../core/util/clock-difference';

/** In seconds. A clock that is further off can reach no provider: no certificate would be valid. */
const plausibleSeconds = 366 * 86_400;

/**
 * The client as it judges an answer of the provider's: by the clock of the provider, who dates the answer (`Date`, RFC 9110
 * §6.6.1) and the ID token in it. By a computer's clock that is hours off, each new ID token would have ended. Without a
 * date that can be the time, this computer's clock counts.
 */
export function clientAt({ clientId }: OidcSignIn, { headers }: Response): oauth.Client {
  const now = Date.now();
  const ahead = clockDifference({ date: headers.get('date'), askedAt: now, answeredAt: now });
  const isTime = ahead !== undefined && Math.abs(ahead) <= plausibleSeconds;
  return { client_id: clientId, ...(isTime && { [oauth.clockSkew]: 0 - ahead }) };
}
