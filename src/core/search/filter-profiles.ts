import type { Profile } from '../configuration/profile';
import { describeProfile, searchWordsOf } from '../kinds/describe-profile';

/** The profiles in which each word of the search occurs, in any of the things that people know them by. */
export function filterProfiles(profiles: readonly Profile[], search: string): Profile[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return profiles.filter(profile => {
    const text = searchableText(profile);
    return words.every(word => text.includes(word));
  });
}

function searchableText(profile: Profile): string {
  return [
    profile.name,
    ...(profile.keywords ?? []),
    describeProfile(profile),
    searchWordsOf(profile),
    profile.connection,
  ]
    .join(' ')
    .toLowerCase();
}
