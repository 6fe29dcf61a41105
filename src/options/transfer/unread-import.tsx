import { requestHosts } from '../../browser/api/host-permissions';
import { t, translate } from '../../browser/api/translate';
import { describeSharedProblem } from '../../core/explain/describe-shared-problem';
import { hostOf } from '../../core/hosts/wanted-hosts';
import type { ImportSource } from '../../core/import/import-source';
import type { SharedFileProblem } from '../../core/store/shared-file';
import { ImportOrigin } from './import-origin';
import type { HandedImport, UnreadImport } from './use-handed-import';

/** What was handed to the import while it is fetched, and why it cannot be read. */
export function UnreadImportCard({ unread, handed }: { readonly unread: UnreadImport; readonly handed: HandedImport }) {
  const { source, problem } = unread;
  if (source.type === 'tab') return <TabUnknown onClose={handed.cancel} />;
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

/** The toolbar button's menu is the same for every tab, and browsers tell no address of a page that is not Studio's. */
function TabUnknown({ onClose }: { onClose(): void }) {
  return (
    <div class="card" role="alert">
      <h3>{t('tabUnknownTitle')}</h3>
      <p>{t('tabUnknownText')}</p>
      <div class="actions">
        <button type="button" onClick={onClose}>
          {t('close')}
        </button>
      </div>
    </div>
  );
}
