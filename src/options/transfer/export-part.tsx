import { t } from '../../browser/api/translate';
import { readExport } from '../../browser/store/save-configuration';
import { formatConfiguration } from '../../core/import/configuration-text';
import { Part } from '../navigation/part';
import { downloadText } from '../shared/download-text';
import { ExportButton } from '../shared/export-button';

/** Saves the person's own connections and profiles to a file. */
export function ExportPart() {
  return (
    <Part name="export" title={t('export')}>
      <p class="muted">{t('exportHint')}</p>
      <p>
        <ExportButton text={t('exportConfiguration')} onExport={() => void exportOwn()} />
      </p>
    </Part>
  );
}

async function exportOwn(): Promise<void> {
  downloadText(formatConfiguration(await readExport()), 'studio-launcher.json');
}
