import { useEffect, useState } from 'preact/hooks';
import { isNewVisit } from './visit';

interface Visit {
  readonly fragment: string;
  /** Another for each time that the person came to this page while it was open. */
  readonly count: number;
}

/** What the address asks for: also when it is changed, or opened once more, as by a bookmark of the same launch. */
export function useVisit(): Visit {
  const [visit, setVisit] = useState<Visit>({ fragment: location.hash, count: 0 });
  useEffect(() => {
    const come = ({ type }: Event) => {
      const { hash: fragment } = location;
      const isAnew = type === 'popstate' && isNewVisit();
      // A change of the address is told by two events, or by either, as the browser likes.
      setVisit(last => (fragment !== last.fragment || isAnew ? { fragment, count: last.count + 1 } : last));
    };
    addEventListener('popstate', come);
    addEventListener('hashchange', come);
    return () => {
      removeEventListener('popstate', come);
      removeEventListener('hashchange', come);
    };
  }, []);
  return visit;
}
