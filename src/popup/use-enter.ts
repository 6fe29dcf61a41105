import { useEffect, useRef } from 'preact/hooks';
import type { OpenIn } from '../core/configuration/profile';
import { openInOf } from './open-in-of';
import type { RowActions } from './row-actions';
import type { Found } from './use-search';

/** Enter in the search opens the first match. */
export function useEnter({ matches, isReady }: Found, launch: RowActions['launch']) {
  // Enter may come before the search is ready. It then opens the first match as soon as there is one.
  const waiting = useRef<{ readonly openIn: OpenIn | undefined } | undefined>(undefined);
  useEffect(() => {
    const [first] = matches;
    if (!isReady || !waiting.current) return;
    const { openIn } = waiting.current;
    waiting.current = undefined;
    if (first) launch(first.profile, openIn);
  }, [isReady, matches]);
  return {
    onEnter: (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || event.isComposing || event.repeat) return;
      const openIn = openInOf(event);
      if (!isReady) waiting.current = { openIn };
      else if (matches[0]) launch(matches[0].profile, openIn);
    },
    /** Forgets an Enter that still waits, since the person goes on typing. */
    forgetEnter: () => {
      waiting.current = undefined;
    },
  };
}
