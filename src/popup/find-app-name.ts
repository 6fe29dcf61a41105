import { landingAppNames, parseLandingUri } from '../core/landing-uri';
import type { Profile } from '../core/profile';

/** What a profile opens, as people call it; notebook instances say so themselves (core/describe-profile.ts). */
export function findAppName(profile: Profile): string | undefined {
  if (profile.type !== 'studio') return undefined;
  const { app } = parseLandingUri(profile.landingUri || 'studio::');
  return app === 'custom' ? undefined : landingAppNames[app];
}
