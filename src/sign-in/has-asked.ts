import type { IDToken } from 'oauth4webapi';

/** How far the provider's own computers may be apart, in seconds. */
const toleratedSeconds = 10;

/**
 * Whether a provider that was told to (`prompt=login`, `max_age=0`) has asked who it is: whether the person was
 * authenticated (`auth_time`, OpenID Connect Core 1.0 §2) since the sign-in window opened, so many seconds ago. Both
 * times are the provider's: the ID token was issued (`iat`) just now. `undefined` where the provider does not say.
 */
export function hasAsked(claims: IDToken | undefined, seconds: number): boolean | undefined {
  const { auth_time: authenticatedAt, iat } = claims ?? {};
  if (authenticatedAt === undefined || iat === undefined) return undefined;
  return authenticatedAt >= iat - seconds - toleratedSeconds;
}
