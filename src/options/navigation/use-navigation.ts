import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import { findLastSection, rememberSection } from './last-section';
import { type Place, parsePlace } from './place';
import type { Section } from './sections';

/** The place that is shown. Each navigation makes a new object, even if it leads to the same place again. */
export interface ShownPlace extends Place {
  readonly section: Section;
  /** Whether the person has come from another place, so that the focus follows. */
  readonly isArrival: boolean;
}

export const PlaceContext = createContext<ShownPlace>({
  section: 'profiles',
  part: undefined,
  fragment: '',
  isArrival: false,
});

export function usePlace(): ShownPlace {
  return useContext(PlaceContext);
}

export interface Navigation {
  readonly place: ShownPlace;
  /** Goes to an address, such as `#privacy/links`, also if the page is there already. */
  go(address: string): void;
}

/** Follows the fragment of the page's address, so that the browser's Back and Forward buttons work. */
export function useNavigation(): Navigation {
  const [first] = useState((): Section => parsePlace(location.hash).section ?? findLastSection() ?? 'profiles');
  const read = (isArrival: boolean): ShownPlace => {
    const place = parsePlace(location.hash);
    return { ...place, section: place.section ?? first, isArrival };
  };
  const [place, setPlace] = useState(() => read(false));
  useEffect(() => {
    const follow = () => setPlace(read(true));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  useEffect(() => rememberSection(place.section), [place]);
  return {
    place,
    go(address) {
      if (location.hash === address) setPlace(read(true));
      else location.hash = address;
    },
  };
}
