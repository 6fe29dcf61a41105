import { useEffect } from 'preact/hooks';
import { markOutcomesSeen } from '../browser/launch/unseen-outcomes';

/** Removes the mark on the toolbar button once a page in front shows an outcome. */
export function useSeen(isShown: boolean): void {
  useEffect(() => {
    if (!isShown) return undefined;
    const mark = () => {
      if (document.visibilityState === 'visible') void markOutcomesSeen();
    };
    mark();
    document.addEventListener('visibilitychange', mark);
    return () => document.removeEventListener('visibilitychange', mark);
  }, [isShown]);
}
