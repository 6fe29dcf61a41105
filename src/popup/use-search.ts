import { useEffect, useMemo, useState } from 'preact/hooks';
import type { SearchEntry, SearchResult } from '../core/search/search-profiles';

type Search = typeof import('../core/search/search-profiles');

/** Loaded beside the first paint: the popup opens at once, and the search is there before anybody has typed. */
const loading = import('../core/search/search-profiles');

/** The profiles that match, best first; all of them while nothing is searched. */
export function useSearch(entries: readonly SearchEntry[], text: string): readonly SearchResult[] {
  const [search, setSearch] = useState<Search>();
  useEffect(() => void loading.then(setSearch), []);
  const index = useMemo(() => search?.indexProfiles(entries), [search, entries]);
  return useMemo(() => {
    if (search && index) return search.searchProfiles(index, text);
    // Nothing, rather than what may not match: Enter launches the first.
    return text === '' ? entries.map(({ profile }) => ({ profile, nameMarks: [], detailMarks: [] })) : [];
  }, [search, index, entries, text]);
}
