import { useEffect, useMemo, useState } from 'preact/hooks';
import type { SearchEntry, SearchResult } from '../core/search/search-profiles';

type Search = typeof import('../core/search/search-profiles');

/** Loaded in parallel with the first paint: the popup opens at once, and the search is ready before anyone types. */
const loading = import('../core/search/search-profiles');

/** The matching profiles, best first. All profiles while the search is empty. */
export function useSearch(entries: readonly SearchEntry[], text: string): readonly SearchResult[] {
  const [search, setSearch] = useState<Search>();
  useEffect(() => void loading.then(setSearch), []);
  const index = useMemo(() => search?.indexProfiles(entries), [search, entries]);
  return useMemo(() => {
    if (search && index) return search.searchProfiles(index, text);
    // Until the search is loaded, a text finds nothing: Enter would launch the first profile, which may not match.
    return text === '' ? entries.map(({ profile }) => ({ profile, nameMarks: [], detailMarks: [] })) : [];
  }, [search, index, entries, text]);
}
