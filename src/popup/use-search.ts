import { useEffect, useMemo, useState } from 'preact/hooks';
import type { SearchEntry, SearchResult } from '../core/search/search-profiles';

type Search = typeof import('../core/search/search-profiles');

/** Loaded in parallel with the first paint: the popup opens at once, and the search is ready before anyone types. */
const loading = import('../core/search/search-profiles');

export interface Found {
  /** The matching profiles, best first. All profiles while the search is empty. */
  readonly matches: readonly SearchResult[];
  /** Whether these are the matches of the text. Until the search and all profiles are loaded, a text finds nothing. */
  readonly isReady: boolean;
}

/** Searches profiles. Entries that are not whole are shown, but not searched. */
export function useSearch(entries: readonly SearchEntry[], text: string, isWhole: boolean): Found {
  const [search, setSearch] = useState<Search>();
  useEffect(() => void loading.then(setSearch), []);
  const index = useMemo(() => (isWhole ? search?.indexProfiles(entries) : undefined), [search, entries, isWhole]);
  return useMemo(() => {
    if (text === '') {
      return { matches: entries.map(({ profile }) => ({ profile, nameMarks: [], detailMarks: [] })), isReady: true };
    }
    return search && index
      ? { matches: search.searchProfiles(index, text), isReady: true }
      : { matches: [], isReady: false };
  }, [search, index, entries, text]);
}
