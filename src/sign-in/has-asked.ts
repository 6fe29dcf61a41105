import type { IDToken } from 'oauth4webapi';

/**
 * How far the clocks of the provider's own computers may differ, in seconds. A sign-in of just before counts as asked, so
 * this is also the request's `max_age`: some providers refuse 0 (Glewlwyd), or take it for none (LemonLDAP::NG).
 */
export const toleratedSeconds = 10;

/**
 * Whether a provider that was told to ask who the person is (`prompt=login`, `max_age`) has done so. If it has, the
 * person was authenticated (`auth_time`, OpenID Connect Core 1.0 §2) after the sign-in window opened, `seconds` ago.
 * Both times are by the provider's clock, where now is the time when the ID token was issued (`iat`). `undefined` if
 * the provider does not tell. Glewlwyd sends 0 at times, when nobody can have been authenticated, so it tells nothing.
 */
export function hasAsked(claims: IDToken | undefined, seconds: number): boolean | undefined {
  const { auth_time: authenticatedAt, iat } = claims ?? {};
  if (!authenticatedAt || iat === undefined) return undefined;
  return authenticatedAt >= iat - seconds - toleratedSeconds;
}
