import { useEffect, useState } from 'preact/hooks';
import { isNewVisit } from './visit';

interface Visit {
  readonly fragment: string;
  /** A new number for each visit to this page while it is open. */
  readonly count: number;
}

/** The current visit. A new one begins when the address changes or is opened again, as by a bookmark. */
export function useVisit(): Visit {
  const [visit, setVisit] = useState<Visit>({ fragment: location.hash, count: 0 });
  useEffect(() => {
    const come = ({ type }: Event) => {
      const { hash: fragment } = location;
      const isAnew = type === 'popstate' && isNewVisit();
      // A change of the address fires both events or only one of them, depending on the browser.
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
