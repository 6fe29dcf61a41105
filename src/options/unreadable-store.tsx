import { readReadable } from '../browser/read-readable';
import { t } from '../browser/translate';
import { downloadText } from './shared/download-text';
import { ExportButton } from './shared/export-button';

/** Shown where the stored configuration cannot be read: nothing is changed, and what is readable can be saved to a file, unless the policy forbids exports. */
export function UnreadableStore() {
  return (
    <div role="alert" class="card">
      <p class="warning">{t('storeUnreadable')}</p>
      <div class="actions">
        <ExportButton text={t('exportReadable')} onExport={() => void readReadable().then(exportReadable)} />
      </div>
    </div>
  );
}

function exportReadable(areas: object): void {
  downloadText(`${JSON.stringify(areas, null, 2)}\n`, 'studio-launcher-readable.json');
}
