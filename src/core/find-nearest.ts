import type { Profile } from './profile';
import { type SearchIndex, searchProfiles } from './search-profiles';

/** Profiles to offer where a text has found none: those that one of its words finds, then any others. */
export function findNearest(index: SearchIndex, text: string, count: number): Profile[] {
  const searches = [text, ...text.split(/\s+/).filter(Boolean), ''];
  const found = searches.flatMap(search => searchProfiles(index, search, count));
  return [...new Set(found.map(({ profile }) => profile))].slice(0, count);
}
