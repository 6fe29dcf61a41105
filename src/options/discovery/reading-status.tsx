import { useState } from 'preact/hooks';
import { cancelInWorker, signInTask } from '../../browser/api/cancellation';
import { requestHosts } from '../../browser/api/host-permissions';
import { send } from '../../browser/api/messaging';
import { openOptionsPage } from '../../browser/api/pages';
import { plural, t, translate } from '../../browser/api/translate';
import type { Found } from '../../core/discovery/found';
import { domainIdsOf } from '../../core/discovery/found';
import type { Remedy } from '../../core/explain/explain-failure';
import type { Failure } from '../../core/failure/launch-outcome';
import { OutcomeCard } from '../../ui/outcome-card';
import { runRemedy } from '../../ui/run-remedy';
import type { Reading } from './read-lists';
import type { LiveReading } from './use-reading';

/** How far the lists have been read, in words, with what there is to do about it. */
export function ReadingStatus({ reading, stop, goOn }: LiveReading) {
  const isAsking = reading.state === 'asking';
  return (
    <div class="discovery-status">
      <p role="status" class="muted">
        {describeReading(reading)}
      </p>
      {isAsking && (
        <button type="button" onClick={stop}>
          {t('awsListStop')}
        </button>
      )}
      {reading.state === 'stopped' && (
        <button type="button" onClick={goOn}>
          {t('awsListGoOn')}
        </button>
      )}
    </div>
  );
}

/** “3 domains · 300 spaces so far…” */
function describeReading({ found, state, isWaiting }: Reading): string {
  const counted = describeFound(found);
  if (state === 'signed-out' || state === 'failed') return counted;
  if (isWaiting) return [counted, t('awsListWaiting')].filter(Boolean).join(' – ');
  if (state === 'asking') return counted ? t('awsListSoFar', { found: counted }) : t('awsListAsking');
  return state === 'stopped' ? t('awsListStopped', { found: counted || t('awsListNone') }) : counted;
}

function describeFound(found: Found): string {
  const domains = domainIdsOf(found).length;
  const { spaces, notebookInstances } = found;
  return [
    ...(domains > 0 ? [plural('domainCount', domains)] : []),
    ...(spaces.length > 0 ? [plural('spaceCount', spaces.length)] : []),
    ...(notebookInstances.length > 0 ? [plural('notebookCount', notebookInstances.length)] : []),
  ].join(' · ');
}

interface ReadingTroubleProps {
  readonly connectionId: string;
  readonly reading: Reading;
  goOn(): void;
}

/** Why nothing more is read, and the button that helps: to sign in, to allow hosts, to try again. */
export function ReadingTrouble({ connectionId, reading, goOn }: ReadingTroubleProps) {
  const [isBusy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Failure>();
  const failure = refused ?? (reading.state === 'failed' ? reading.failure : undefined);
  const signIn = async (isOther: boolean) => {
    setBusy(true);
    if (isOther) await send('signOut', { connectionId }).catch(() => undefined);
    const outcome = await send('signIn', { connectionId }).catch(() => undefined);
    setBusy(false);
    setRefused(outcome?.result === 'failed' ? outcome.failure : undefined);
    if (outcome?.result === 'done') goOn();
  };
  const remedy = (chosen: Remedy) => {
    setRefused(undefined);
    const again = () => (reading.state === 'signed-out' ? void signIn(false) : goOn());
    runRemedy(chosen, {
      'allow-hosts': ({ hosts }) => void requestHosts(hosts).then(isAllowed => isAllowed && again()),
      'allow-containers': again,
      'try-again': again,
      'sign-in-as-other': () => void signIn(true),
      'open-options': () => void openOptionsPage(),
    });
  };
  if (failure) return <OutcomeCard failure={failure} translate={translate} onRemedy={remedy} />;
  if (reading.state !== 'signed-out') return null;
  return (
    <div class="discovery-sign-in">
      <p>{t('awsListSignIn')}</p>
      <div class="actions">
        {isBusy ? (
          <button type="button" onClick={() => cancelInWorker(signInTask(connectionId))}>
            {t('cancel')}
          </button>
        ) : (
          <button type="button" class="primary" data-focus onClick={() => void signIn(false)}>
            {t('signIn')}
          </button>
        )}
      </div>
    </div>
  );
}
