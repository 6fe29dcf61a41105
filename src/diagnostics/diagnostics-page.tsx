import { useEffect, useState } from 'preact/hooks';
import { openOptionsPage } from '../browser/api/pages';
import { t, translate } from '../browser/api/translate';
import { OutcomeCard } from '../ui/outcome-card';
import { PageFrame } from '../ui/page-frame';
import { DiagnosisView } from './diagnosis-view';
import { useTarget } from './use-target';

/** Checks the connection that the address names: `#connection=<id>`. */
export function DiagnosticsPage() {
  const connectionId = new URLSearchParams(useFragment().replace(/^#/, '')).get('connection') ?? '';
  const target = useTarget(connectionId);
  return (
    <PageFrame isBusy={target === undefined} key={connectionId}>
      <h1>{t('diagnostics')}</h1>
      {target?.type === 'found' && <DiagnosisView {...target} />}
      {target?.type === 'failed' && (
        <OutcomeCard failure={target.failure} translate={translate} onRemedy={() => void openOptionsPage()} />
      )}
      {target?.type === 'unknown' && <Unknown />}
    </PageFrame>
  );
}

function Unknown() {
  return (
    <section class="card" role="alert">
      <h2>{t('diagnosticsUnknown')}</h2>
      <p>{t('diagnosticsUnknownCause')}</p>
      <div class="actions">
        <button type="button" class="primary" onClick={() => void openOptionsPage()}>
          {t('remedyOpenOptions')}
        </button>
      </div>
    </section>
  );
}

function useFragment(): string {
  const [fragment, setFragment] = useState(location.hash);
  useEffect(() => {
    const read = () => setFragment(location.hash);
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, []);
  return fragment;
}
