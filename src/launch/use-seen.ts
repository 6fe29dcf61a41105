import { useEffect } from 'preact/hooks';
import { markOutcomesSeen } from '../browser/launch/unseen-outcomes';

/** Takes the toolbar button's mark away once an outcome is on a page that is in front. */
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
