import type { Profile } from '../configuration/profile';
import { type SearchIndex, searchProfiles } from './search-profiles';

/** So many words are looked for one by one; nobody names a profile with more. */
const wordsLooked = 8;

/** Profiles to offer where a text has found none: those that one of its words finds, then any others. */
export function findNearest(index: SearchIndex, text: string, count: number): Profile[] {
  const searches = [text, ...text.split(/\s+/).filter(Boolean).slice(0, wordsLooked), ''];
  const found = searches.flatMap(search => searchProfiles(index, search, count));
  return [...new Set(found.map(({ profile }) => profile))].slice(0, count);
}
