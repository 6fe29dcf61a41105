import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';

/** Rows that are drawn above and below those in the window. */
const spareRows = 2;

/**
 * The rows of a list that are in the window, or scrolled into it by what they are in: from `first` to just before `end`. All
 * rows have the same height.
 */
export function useRowsInSight(list: RefObject<HTMLElement | null>, count: number, rowHeight: number) {
  const [rows, setRows] = useState({ first: 0, end: 0 });
  const update = () => {
    const top = list.current?.getBoundingClientRect().top;
    if (top === undefined) return;
    const first = Math.max(0, Math.min(count, Math.floor(-top / rowHeight) - spareRows));
    const end = Math.max(first, Math.min(count, Math.ceil((innerHeight - top) / rowHeight) + spareRows));
    setRows(before => (before.first === first && before.end === end ? before : { first, end }));
  };
  // After each drawing, since anything above the list may have changed its height.
  useLayoutEffect(update);
  useEffect(() => {
    // Scrolling a part of the page does not bubble.
    addEventListener('scroll', update, { passive: true, capture: true });
    addEventListener('resize', update);
    return () => {
      removeEventListener('scroll', update, { capture: true });
      removeEventListener('resize', update);
    };
  }, [count]);
  return rows;
}
