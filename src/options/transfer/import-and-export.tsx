import { useEffect, useState } from 'preact/hooks';
import { findDemo } from '../../browser/api/find-demo';
import { t, translate } from '../../browser/api/translate';
import { describeSaveError } from '../../browser/store/edit-configuration';
import { readExport, saveImport } from '../../browser/store/save-configuration';
import type { Configuration } from '../../core/configuration/configuration';
import { formatConfiguration } from '../../core/import/configuration-text';
import { downloadText } from '../shared/download-text';
import { ExportButton } from '../shared/export-button';
import { CliImport } from './cli-import';
import { DroppedSecrets } from './dropped-secrets';
import { ImportPreview } from './import-preview';
import { ImportProblems } from './import-problems';
import type { ImportProgress } from './import-progress-bar';
import { PasteBox } from './paste-box';
import { type ReadImport, readImportFile, readImportText } from './read-import';

interface ImportAndExportProps {
  readonly current: Configuration;
  /** `false` while the store cannot be read: the exported file would be empty. */
  readonly canExport: boolean;
}

async function exportOwn(): Promise<void> {
  downloadText(formatConfiguration(await readExport()), 'studio-launcher.json');
}

export function ImportAndExport({ current, canExport }: ImportAndExportProps) {
  const [chosen, setChosen] = useState<ReadImport & { readonly source: 'file' | 'text' }>();
  const [message, setMessage] = useState('');
  const [progress, setProgress] = useState<ImportProgress>();

  const choose = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    if (!file || progress) return;
    setMessage('');
    setChosen({ ...(await readImportFile(file)), source: 'file' });
    // Lets the person choose the same file again after correcting it.
    input.value = '';
  };
  const paste = (text: string) => {
    if (progress) return;
    setMessage('');
    setChosen({ ...readImportText(text), source: 'text' });
  };
  useEffect(() => {
    if (location.hash === '#demo') void findDemo().then(text => text !== undefined && paste(text));
  }, []);
  const importChosen = async (next: Configuration, shown: Configuration) => {
    const total = next.connections.length + next.profiles.length;
    setProgress({ done: 0, total });
    try {
      await saveImport(next, shown, (done, all) => setProgress({ done, total: all }));
      setChosen(undefined);
      setMessage(t('imported'));
    } catch (error) {
      setMessage(translate(describeSaveError(error)));
    } finally {
      setProgress(undefined);
    }
  };

  return (
    <section>
      <h2>{t('importAndExport')}</h2>
      <label class="file">
        {t('importConfiguration')}
        <input
          type="file"
          accept=".json,.yaml,.yml,application/json"
          onChange={event => void choose(event.currentTarget)}
        />
      </label>
      <PasteBox onRead={paste} />
      {chosen && chosen.type !== 'cli-input' && <DroppedSecrets dropped={chosen.dropped} />}
      {chosen?.type === 'refused' && <ImportProblems {...chosen} />}
      {chosen?.type === 'configuration' && (
        <ImportPreview
          current={current}
          imported={chosen.configuration}
          progress={progress}
          onImport={(next, shown) => void importChosen(next, shown)}
          onCancel={() => setChosen(undefined)}
        />
      )}
      {chosen?.type === 'cli-input' && (
        <CliImport
          current={current}
          profile={chosen.profile}
          dropped={chosen.dropped}
          onSaved={name => setMessage(t('addedName', { name }))}
          onClose={() => setChosen(undefined)}
        />
      )}
      <p role="status">{message}</p>
      {canExport && (
        <p>
          <ExportButton text={t('exportConfiguration')} onExport={() => void exportOwn()} />
        </p>
      )}
    </section>
  );
}
