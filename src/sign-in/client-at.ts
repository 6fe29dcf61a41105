import * as oauth from 'oauth4webapi';
import type { OidcSignIn } from '../core/configuration/connection';
import { clockDifference } from '../core/util/clock-difference';

/**
 * In seconds. A computer whose clock is further off cannot reach any provider, because no certificate would be valid.
 */
const plausibleSeconds = 366 * 86_400;

/**
 * The client for checking an answer from the provider. It uses the provider's clock, because the provider dates both
 * the answer (`Date`, RFC 9110 §6.6.1) and its ID token. By a computer's clock that is hours off, each new ID token
 * might already have ended. Without a plausible date, this computer's clock is used.
 */
export function clientAt({ clientId }: OidcSignIn, { headers }: Response): oauth.Client {
  const now = Date.now();
  const ahead = clockDifference({ date: headers.get('date'), askedAt: now, answeredAt: now });
  const isTime = ahead !== undefined && Math.abs(ahead) <= plausibleSeconds;
  return { client_id: clientId, ...(isTime && { [oauth.clockSkew]: 0 - ahead }) };
}
