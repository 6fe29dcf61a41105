import { createContext } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { onPersonsChanged } from '../../browser/store/session-items';
import { addPage, type Found, nothingFound } from '../../core/discovery/found';
import type { ListName } from '../../core/discovery/list-call';
import type { FoundPage } from '../../core/discovery/page';

/** The lists that AWS has given to a page of ours. Nothing of them is stored. */
export interface ListMemory {
  /** All that is known of a place. */
  find(place: string): Found;
  has(place: string, list: ListName): boolean;
  keep(place: string, list: ListName, pages: readonly FoundPage[]): void;
}

/** Without what a page provides, nothing is kept. */
export const ListMemoryContext = createContext<ListMemory>({
  find: () => nothingFound,
  has: () => false,
  keep: () => {},
});

/** A memory for as long as the page is open, and until somebody signs in or out: others may list other things. */
export function useListMemory(): ListMemory {
  const memory = useMemo(createListMemory, []);
  useEffect(() => onPersonsChanged(memory.clear), []);
  return memory;
}

function createListMemory() {
  const places = new Map<string, Map<ListName, readonly FoundPage[]>>();
  return {
    find: (place: string) => [...(places.get(place)?.values() ?? [])].flat().reduce(addPage, nothingFound),
    has: (place: string, list: ListName) => places.get(place)?.has(list) === true,
    keep: (place: string, list: ListName, pages: readonly FoundPage[]) => {
      places.set(place, new Map(places.get(place)).set(list, pages));
    },
    clear: () => places.clear(),
  };
}
