import * as oauth from 'oauth4webapi';
import type { OidcSignIn } from '../core/configuration/connection';
import { isSameIssuer } from '../core/sign-in/issuer';
import type { Provider } from '../core/sign-in/provider';
import { clockDifference, toleratedSeconds } from '../core/util/clock-difference';
import { readMember } from './read-answer';
import { readTokenPart } from './read-token-part';

/**
 * In seconds. A computer whose clock is further off cannot reach any provider, because no certificate would be valid.
 */
const plausibleSeconds = 366 * 86_400;

/** Provider and client, as oauth4webapi takes them to check an answer. */
export interface Checked {
  readonly provider: Provider;
  readonly client: oauth.Client;
}

/**
 * Provider and client for checking a token answer. Times are checked by the provider's clock, because the provider
 * dates both the answer (`Date`, RFC 9110 §6.6.1) and its ID token. By a computer's clock that is hours off, each new
 * ID token might already have ended. Without a plausible date, this computer's clock is used. Times may differ as much
 * as AWS tolerates. If the ID token names another form of the same issuer, that form is expected.
 */
export async function checkedBy(provider: Provider, { clientId }: OidcSignIn, response: Response): Promise<Checked> {
  const ahead = secondsAhead(response);
  const issuer = readTokenPart(await readMember(response, 'id_token'), 'payload', 'iss');
  return {
    provider: issuer !== undefined && isSameIssuer(issuer, provider.issuer) ? { ...provider, issuer } : provider,
    client: {
      client_id: clientId,
      [oauth.clockTolerance]: toleratedSeconds,
      ...(ahead !== undefined && { [oauth.clockSkew]: 0 - ahead }),
    },
  };
}

/** By how many seconds this computer's clock is ahead of an answer's `Date`; `undefined` if there is no usable one. */
export function secondsAhead({ headers }: Response): number | undefined {
  const now = Date.now();
  const ahead = clockDifference({ date: headers.get('date'), askedAt: now, answeredAt: now });
  return ahead !== undefined && Math.abs(ahead) <= plausibleSeconds ? ahead : undefined;
}
