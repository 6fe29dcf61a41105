import type { Profile } from './profile';

/** The profiles in which each word of the search occurs, in any of the things that people know them by. */
export function filterProfiles(profiles: readonly Profile[], search: string): Profile[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return profiles.filter(profile => {
    const text = searchableText(profile);
    return words.every(word => text.includes(word));
  });
}

/** Who and where, in a line: `alice · d-abcdefgh1234 · alice-lab`. */
export function describeProfile(profile: Profile): string {
  const parts =
    profile.type === 'studio'
      ? [profile.userProfileName, profile.domainId, profile.spaceName]
      : ['Notebook instance', profile.notebookInstanceName];
  return parts.filter(Boolean).join(' · ');
}

function searchableText(profile: Profile): string {
  return [profile.name, ...(profile.keywords ?? []), describeProfile(profile), profile.connection]
    .join(' ')
    .toLowerCase();
}
