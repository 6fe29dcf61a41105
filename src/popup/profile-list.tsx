import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '../browser/api/translate';
import type { LaunchStep } from '../core/launch/flight';
import type { SearchResult } from '../core/search/search-profiles';
import type { MessageKey } from '../core/words/message';
import type { ListedProfile, Section } from './list-profiles';
import { openInOf } from './open-in-of';
import { ProfileRow } from './profile-row';
import type { RowActions } from './row-actions';
import type { States } from './use-states';

interface ProfileListProps {
  /** The part that scrolls. */
  readonly list: RefObject<HTMLDivElement | null>;
  readonly sections: readonly Section[];
  /** The row that Enter opens, that the keys act on, and that Tab leads to. */
  readonly selected: number;
  readonly launching: { readonly profileId: string; readonly step: LaunchStep } | undefined;
  readonly search: RefObject<HTMLInputElement | null>;
  readonly states: States;
  readonly actions: RowActions;
  toListed(match: SearchResult): ListedProfile;
  onSelect(index: number): void;
}

/** In CSS pixels. All rows have the same height, so only the rows in sight need to be drawn. */
const rowHeight = 48;
const headingHeight = 24;
/** More rows than fit into a popup, with some above and below. */
const drawnRows = 24;
const pageOfRows = 8;

const headings: Readonly<Record<Section['key'], MessageKey>> = {
  pinned: 'pinnedProfiles',
  recent: 'recentProfiles',
  all: 'allProfiles',
};

export function ProfileList(props: ProfileListProps) {
  const { list, sections, selected, launching, search, states, actions, toListed, onSelect } = props;
  const wanted = useRef<number | undefined>(undefined);
  const [top, setTop] = useState(0);
  const matches = sections.flatMap(section => section.matches);
  const count = matches.length;
  const hasHeadings = sections.length > 1 || sections[0]?.key !== 'all';

  const focusRow = (index: number) => {
    onSelect(index);
    wanted.current = focusAt(list.current, index) ? undefined : index;
  };
  // A row that was out of sight has been drawn by now, so it can take the focus.
  useLayoutEffect(() => {
    if (wanted.current !== undefined) focusAt(list.current, wanted.current);
    wanted.current = undefined;
  }, [selected]);
  // A new search gives a new list, so scroll to its top.
  useLayoutEffect(() => list.current?.scrollTo(0, 0), [matches[0], count]);
  useLayoutEffect(() => {
    const input = search.current;
    // The first row is selected while the search has the focus, so that the arrow down leads to the second.
    const places: Readonly<Record<string, number>> = { ArrowDown: Math.min(1, count - 1), ArrowUp: count - 1 };
    const enter = (event: KeyboardEvent) => {
      const place = places[event.key];
      if (count === 0 || place === undefined || event.isComposing) return;
      event.preventDefault();
      focusRow(place);
    };
    input?.addEventListener('keydown', enter);
    return () => input?.removeEventListener('keydown', enter);
  });

  const onKeyDown = (event: KeyboardEvent) => {
    const isRow = event.target instanceof Element && event.target.matches('.row');
    const places: Readonly<Record<string, number>> = {
      ArrowDown: selected + 1,
      ArrowUp: selected - 1,
      Home: 0,
      End: count - 1,
      PageDown: Math.min(selected + pageOfRows, count - 1),
      PageUp: Math.max(selected - pageOfRows, 0),
    };
    const place = places[event.key];
    const match = matches[selected];
    if (!isRow) return;
    if (event.key === 'Enter') {
      if (match && !event.repeat) actions.launch(match.profile, openInOf(event));
    } else if (place !== undefined) {
      // The search comes before the first row, and selects that row.
      if (place in matches) focusRow(place);
      else search.current?.focus();
    } else {
      // Letters continue the search.
      if (event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey) search.current?.focus();
      return;
    }
    event.preventDefault();
  };

  let first = 0;
  return (
    <div
      ref={list}
      class="profiles"
      style={{ flexBasis: `${count * rowHeight + (hasHeadings ? sections.length * headingHeight : 0)}px` }}
      onScroll={({ currentTarget }) => setTop(Math.max(0, Math.floor(currentTarget.scrollTop / rowHeight) - 6))}
    >
      {sections.map(({ key, matches: own }) => {
        const before = first;
        first += own.length;
        const isDrawn = (index: number) => (index >= top && index < top + drawnRows) || index === selected;
        return (
          <section key={key} aria-label={t(hasHeadings ? headings[key] : 'profiles')}>
            {hasHeadings && (
              <p class="heading" aria-hidden="true">
                {t(headings[key])}
              </p>
            )}
            <ul style={{ height: `${own.length * rowHeight}px` }} onKeyDown={onKeyDown}>
              {own.flatMap((match, place) => {
                const index = before + place;
                if (!isDrawn(index)) return [];
                return [
                  <ProfileRow
                    key={match.profile.id}
                    listed={toListed(match)}
                    index={index}
                    count={count}
                    top={place * rowHeight}
                    isSelected={index === selected}
                    step={match.profile.id === launching?.profileId ? launching.step : undefined}
                    state={states.get(match.profile.id)}
                    actions={actions}
                    onSelect={() => onSelect(index)}
                  />,
                ];
              })}
            </ul>
          </section>
        );
      })}
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
