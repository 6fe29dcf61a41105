import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Connection } from '../core/configuration/connection';
import type { OpenIn, Profile } from '../core/configuration/profile';
import type { SearchResult } from '../core/search/search-profiles';
import { openInOf } from './open-in-of';
import { ProfileRow } from './profile-row';

interface ProfileListProps {
  readonly matches: readonly SearchResult[];
  /** The number of all profiles: the list keeps its height during a search. */
  readonly total: number;
  /** The connections by their ids. */
  readonly connections: ReadonlyMap<string, Connection>;
  /** The row that the keys act on, and that Tab leads to. */
  readonly active: number;
  readonly launchingId: string | undefined;
  readonly search: RefObject<HTMLInputElement | null>;
  onActive(index: number): void;
  onLaunch(profile: Profile, openIn?: OpenIn): void;
  /** Shows a text in the footer. */
  onNotice(text: string): void;
}

/** In CSS pixels. All rows have the same height, so only the rows in sight need to be drawn. */
const rowHeight = 52;
/** More rows than fit into a popup, with some above and below. */
const drawnRows = 24;
const pageOfRows = 8;

export function ProfileList({ matches, total, connections, active, launchingId, search, ...on }: ProfileListProps) {
  const list = useRef<HTMLDivElement>(null);
  const wanted = useRef<number | undefined>(undefined);
  const [top, setTop] = useState(0);
  const count = matches.length;

  const focusRow = (index: number) => {
    on.onActive(index);
    wanted.current = focusAt(list.current, index) ? undefined : index;
  };
  // A row that was out of sight has been drawn by now, so it can take the focus.
  useLayoutEffect(() => {
    if (wanted.current !== undefined) focusAt(list.current, wanted.current);
    wanted.current = undefined;
  }, [active]);
  // A new search gives a new list, so scroll to its top.
  useLayoutEffect(() => list.current?.scrollTo(0, 0), [matches]);
  useLayoutEffect(() => {
    const input = search.current;
    const enter = (event: KeyboardEvent) => {
      if (count === 0 || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
      event.preventDefault();
      focusRow(event.key === 'ArrowDown' ? 0 : count - 1);
    };
    input?.addEventListener('keydown', enter);
    return () => input?.removeEventListener('keydown', enter);
  });

  const onKeyDown = (event: KeyboardEvent) => {
    const isRow = event.target instanceof Element && event.target.matches('.row');
    const places: Readonly<Record<string, number>> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      Home: 0,
      End: count - 1,
      PageDown: Math.min(active + pageOfRows, count - 1),
      PageUp: Math.max(active - pageOfRows, 0),
    };
    const place = places[event.key];
    const match = matches[active];
    if (!isRow) return;
    if (event.key === 'Enter') {
      if (match && !event.repeat) on.onLaunch(match.profile, openInOf(event));
    } else if (place !== undefined) {
      if (place in matches) focusRow(place);
      else search.current?.focus();
    } else {
      // Letters continue the search.
      if (event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey) search.current?.focus();
      return;
    }
    event.preventDefault();
  };

  const drawn = matches.map((_, index) => index).slice(top, top + drawnRows);
  if (active < count && !drawn.includes(active)) drawn.push(active);
  return (
    <div
      ref={list}
      class="profiles"
      style={{ flexBasis: `${total * rowHeight}px` }}
      onScroll={({ currentTarget }) => setTop(Math.max(0, Math.floor(currentTarget.scrollTop / rowHeight) - 6))}
    >
      <ul style={{ height: `${count * rowHeight}px` }} onKeyDown={onKeyDown}>
        {drawn.map(index => {
          const match = matches[index];
          return (
            match && (
              <ProfileRow
                key={match.profile.id}
                match={match}
                index={index}
                count={count}
                top={index * rowHeight}
                isActive={index === active}
                isLaunching={match.profile.id === launchingId}
                connection={connections.get(match.profile.connection)}
                hasOthers={connections.size > 1}
                onActive={() => on.onActive(index)}
                onLaunch={openIn => on.onLaunch(match.profile, openIn)}
                onNotice={on.onNotice}
              />
            )
          );
        })}
      </ul>
    </div>
  );
}

/** Focuses a row, if it is drawn. */
function focusAt(list: HTMLElement | null, index: number): boolean {
  const row = list?.querySelector<HTMLElement>(`[aria-posinset="${index + 1}"] .row`);
  row?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: 'nearest' });
  return row !== undefined && row !== null;
}
