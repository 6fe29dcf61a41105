import { useEffect, useState } from 'preact/hooks';
import { send } from '../browser/api/messaging';
import { translate } from '../browser/api/translate';
import type { OutcomeCardProps } from '../ui/outcome-card';

type Card = typeof import('../ui/outcome-card');

interface FailureCardProps extends Omit<OutcomeCardProps, 'translate' | 'person'> {
  /** The connection whose person is named. */
  readonly connectionId?: string | undefined;
}

/** Loaded in parallel with the first paint: most launches need no card, and its texts are the popup's longest part. */
const loading = import('../ui/outcome-card');

/** The outcome card, as soon as it has been loaded and the person is known, so that no text changes on the screen. */
export function FailureCard({ connectionId, ...props }: FailureCardProps) {
  const [loaded, setLoaded] = useState<{ readonly card: Card; readonly person: string | undefined }>();
  useEffect(() => {
    void Promise.all([loading, findPerson(connectionId)]).then(([card, person]) => setLoaded({ card, person }));
  }, [connectionId]);
  return loaded ? <loaded.card.OutcomeCard {...props} person={loaded.person} translate={translate} /> : null;
}

async function findPerson(connectionId: string | undefined): Promise<string | undefined> {
  if (connectionId === undefined) return undefined;
  return await send('findSignedIn', { connectionId }).then(
    person => person?.name,
    () => undefined,
  );
}
