import { t } from '../browser/translate';
import { landingAppNames, parseLandingUri } from '../core/landing-uri';
import type { Profile } from '../core/profile';

/** What a profile opens, as people call it. */
export function findAppName(profile: Profile): string | undefined {
  if (profile.type !== 'studio') return t('notebookInstance');
  const { app } = parseLandingUri(profile.landingUri || 'studio::');
  return app === 'custom' ? undefined : landingAppNames[app];
}
