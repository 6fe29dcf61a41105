import { readReadable } from '../browser/read-readable';
import { t } from '../browser/translate';
import { downloadText } from './shared/download-text';

/** Shown where the stored configuration cannot be read: nothing is changed, and what is readable can be saved to a file. */
export function UnreadableStore() {
  return (
    <div role="alert" class="card">
      <p class="warning">{t('storeUnreadable')}</p>
      <div class="actions">
        <button type="button" onClick={() => void readReadable().then(exportReadable)}>
          {t('exportReadable')}
        </button>
      </div>
    </div>
  );
}

function exportReadable(areas: object): void {
  downloadText(`${JSON.stringify(areas, null, 2)}\n`, 'studio-launcher-readable.json');
}
