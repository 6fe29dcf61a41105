import { requestHosts } from '../../browser/api/host-permissions';
import { t, translate } from '../../browser/api/translate';
import type { Configuration } from '../../core/configuration/configuration';
import { describeSharedProblem } from '../../core/explain/describe-shared-problem';
import { hostOf } from '../../core/hosts/wanted-hosts';
import type { ImportSource } from '../../core/import/import-source';
import type { SharedFileProblem } from '../../core/store/shared-file';
import { ImportOrigin } from './import-origin';
import { UnknownTab } from './unknown-tab';
import type { HandedImport, UnreadImport } from './use-handed-import';

interface UnreadImportCardProps {
  readonly current: Configuration;
  readonly unread: UnreadImport;
  readonly handed: HandedImport;
}

/** What was handed to the import while it is fetched, and why it cannot be read. */
export function UnreadImportCard({ current, unread, handed }: UnreadImportCardProps) {
  const { source, problem } = unread;
  if (source.type === 'tab') return <UnknownTab current={current} tabId={source.tabId} handed={handed} />;
  return (
    <>
      <ImportOrigin origin={source} />
      {problem ? (
        <NotFetched source={source} problem={problem} handed={handed} />
      ) : (
        <p role="status">{t('importFetching')}</p>
      )}
    </>
  );
}

interface NotFetchedProps {
  readonly source: Extract<ImportSource, { type: 'file' }>;
  readonly problem: SharedFileProblem;
  readonly handed: HandedImport;
}

function NotFetched({ source, problem, handed }: NotFetchedProps) {
  const again = () => {
    // Ask first: after an await the browser no longer counts this as a click.
    void requestHosts([hostOf(source.address)])
      .catch(() => false)
      .then(() => handed.read(source));
  };
  return (
    <div class="card" role="alert">
      <h3>{t('importNotFetchedTitle')}</h3>
      <p>{translate(describeSharedProblem(problem))}</p>
      <div class="actions">
        <button type="button" class="primary" onClick={again}>
          {t('remedyTryAgain')}
        </button>
        <button type="button" onClick={handed.cancel}>
          {t('cancel')}
        </button>
      </div>
    </div>
  );
}
