import { send } from '../browser/api/messaging';
import { readReadable } from '../browser/api/read-readable';
import { t } from '../browser/api/translate';
import { findSignIns, onSignInsChanged } from '../browser/store/session-items';
import { useLive } from '../ui/use-live';
import { downloadText } from './shared/download-text';
import { ExportButton } from './shared/export-button';

/**
 * Shown if the stored configuration cannot be read. Nothing is changed. The readable parts can be saved to a file,
 * unless the policy forbids exports. Anyone who is signed in can sign out.
 */
export function UnreadableStore() {
  const signIns = useLive(findSignIns, [onSignInsChanged], []) ?? [];
  return (
    <div role="alert" class="card">
      <p class="warning">{t('storeUnreadable')}</p>
      <div class="actions">
        <ExportButton text={t('exportReadable')} onExport={() => void readReadable().then(exportReadable)} />
      </div>
      {signIns.length > 0 && (
        <>
          <p>{t('signInsLeft')}</p>
          <div class="actions">
            {signIns.map(connectionId => (
              <button key={connectionId} type="button" onClick={() => void send('signOut', { connectionId })}>
                {t('signOutName', { name: connectionId })}
              </button>
            ))}
          </div>
        </>
      )}
    </div>
  );
}

function exportReadable(areas: object): void {
  downloadText(`${JSON.stringify(areas, null, 2)}\n`, 'studio-launcher-readable.json');
}
