import { useEffect, useState } from 'preact/hooks';
import { translate } from '../browser/api/translate';
import type { OutcomeCardProps } from '../ui/outcome-card';

type Card = typeof import('../ui/outcome-card');

/** Loaded in parallel with the first paint: most launches need no card, and its texts are the popup's longest part. */
const loading = import('../ui/outcome-card');

/** The outcome card, as soon as it has been loaded. */
export function FailureCard(props: Omit<OutcomeCardProps, 'translate'>) {
  const [card, setCard] = useState<Card>();
  useEffect(() => void loading.then(setCard), []);
  return card ? <card.OutcomeCard {...props} translate={translate} /> : null;
}
