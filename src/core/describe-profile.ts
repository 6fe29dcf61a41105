import type { Profile } from './profile';

/** Who and where, in a line: `alice · d-abcdefgh1234 · alice-lab`. */
export function describeProfile(profile: Profile): string {
  const parts =
    profile.type === 'studio'
      ? [profile.userProfileName, profile.domainId, profile.spaceName]
      : ['Notebook instance', profile.notebookInstanceName];
  return parts.filter(Boolean).join(' · ');
}
