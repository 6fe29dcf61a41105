import type { Profile } from '../configuration/profile';
import { type SearchIndex, searchProfiles } from './search-profiles';

/** The maximum number of words to search for one by one. Nobody names a profile with more words. */
const wordsLooked = 8;

/** Profiles to offer if a text finds none: first those found by one of its words, then any others. */
export function findNearest(index: SearchIndex, text: string, count: number): Profile[] {
  const searches = [text, ...text.split(/\s+/).filter(Boolean).slice(0, wordsLooked), ''];
  const found = searches.flatMap(search => searchProfiles(index, search, count));
  return [...new Set(found.map(({ profile }) => profile))].slice(0, count);
}
