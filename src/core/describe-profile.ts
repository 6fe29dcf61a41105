import { landingAppNames, parseLandingUri } from './landing-uri';
import type { Profile } from './profile';
import { shortenTemplates } from './templates';

/**
 * Who and where, in a line: `alice · d-abcdefgh1234 · alice-lab`, or the name of a notebook instance. What is taken from
 * the sign-in is shortened: `{email} · d-abcdefgh1234`.
 */
export function describeProfile(profile: Profile): string {
  const parts =
    profile.type === 'studio'
      ? [profile.userProfileName, profile.domainId, profile.spaceName]
      : [profile.notebookInstanceName];
  return shortenTemplates(parts.filter(Boolean).join(' · '));
}

/** The app by both its names, what people call it and what AWS does: to be searched for, not shown. */
export function appNamesOf(profile: Profile): string {
  if (profile.type === 'notebookInstance') return 'Notebook instance';
  const landing = parseLandingUri(profile.landingUri || 'studio::');
  return landing.app === 'custom' ? landing.uri : `${landingAppNames[landing.app]} ${landing.app}`;
}
