import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { onPersonsChanged, onSignInsChanged } from '../browser/store/session-items';
import type { Profile } from '../core/configuration/profile';
import type { ShownState } from '../core/protocol';
import { watchStates } from './watch-states';

export type States = ReadonlyMap<string, ShownState>;

const none: States = new Map();

/**
 * What of the rows in view runs, starts, stops or is stopped, by the ids of the profiles. Nothing is asked for while
 * `isPaused`: a launch is under way, or the list is not whole yet. `shown` is what decides which rows there are.
 */
export function useStates(
  list: RefObject<HTMLElement | null>,
  profiles: readonly Profile[],
  isPaused: boolean,
  shown: unknown,
) {
  const [states, setStates] = useState(none);
  const [signIns, setSignIns] = useState(0);
  const tell = (ids: readonly string[], found: Readonly<Record<string, ShownState>>) =>
    setStates(before => {
      const others = [...before].filter(([id]) => !ids.includes(id));
      return new Map([...others, ...ids.flatMap(id => (found[id] ? [[id, found[id]] as const] : []))]);
    });
  // Whoever signs in or out changes whose states these are.
  useEffect(() => onPersonsChanged(() => setStates(none)), []);
  // Without credentials nothing is asked. They may come while the popup is open.
  useEffect(() => onSignInsChanged(() => setSignIns(count => count + 1)), []);
  useEffect(() => {
    if (isPaused) return;
    const controller = new AbortController();
    const findInView = () => findRowsInView(list.current, profiles);
    void watchStates({ findInView, list: list.current, onFound: tell }, controller.signal);
    return () => controller.abort();
  }, [isPaused, profiles, shown, signIns]);
  return { states, tell: (id: string, state: ShownState) => tell([id], { [id]: state }) };
}

/** The profiles whose rows are drawn inside the part of the list that is seen. */
function findRowsInView(list: HTMLElement | null, profiles: readonly Profile[]): readonly Profile[] {
  if (!list || document.visibilityState === 'hidden') return [];
  const { top, bottom } = list.getBoundingClientRect();
  const rows = [...list.querySelectorAll<HTMLElement>('li[data-profile]')].filter(row => {
    const { top: from, bottom: to } = row.getBoundingClientRect();
    return to > top && from < bottom;
  });
  const ids = new Set(rows.map(row => row.dataset.profile));
  return profiles.filter(({ id }) => ids.has(id));
}
