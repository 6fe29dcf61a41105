import { useState } from 'preact/hooks';
import { saveImport } from '../browser/save-configuration';
import type { Configuration } from '../core/configuration';
import { formatConfiguration } from '../core/configuration-text';
import { CliImport } from './cli-import';
import { downloadText } from './download-text';
import { describeSaveError } from './edit-configuration';
import { ImportPreview } from './import-preview';
import { ImportProblems } from './import-problems';
import { PasteBox } from './paste-box';
import { type ReadImport, readImportFile, readImportText } from './read-import';

interface ImportAndExportProps {
  readonly current: Configuration;
}

export function ImportAndExport({ current }: ImportAndExportProps) {
  const [chosen, setChosen] = useState<ReadImport & { readonly source: 'file' | 'text' }>();
  const [message, setMessage] = useState('');

  const choose = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    if (!file) return;
    setMessage('');
    setChosen({ ...(await readImportFile(file)), source: 'file' });
    // So that the same file, corrected, can be chosen again.
    input.value = '';
  };
  const paste = (text: string) => {
    setMessage('');
    setChosen({ ...readImportText(text), source: 'text' });
  };
  const importChosen = async (next: Configuration) => {
    try {
      await saveImport(next);
      setChosen(undefined);
      setMessage('Imported.');
    } catch (error) {
      setMessage(describeSaveError(error));
    }
  };

  return (
    <section>
      <h2>Import and export</h2>
      <label class="file">
        Import configuration
        <input
          type="file"
          accept=".json,.yaml,.yml,application/json"
          onChange={event => void choose(event.currentTarget)}
        />
      </label>
      <PasteBox onRead={paste} />
      {chosen?.type === 'refused' && <ImportProblems {...chosen} />}
      {chosen?.type === 'configuration' && (
        <ImportPreview
          current={current}
          imported={chosen.configuration}
          onImport={next => void importChosen(next)}
          onCancel={() => setChosen(undefined)}
        />
      )}
      {chosen?.type === 'cli-input' && (
        <CliImport
          current={current}
          profile={chosen.profile}
          onSaved={name => setMessage(`Added ${name}.`)}
          onClose={() => setChosen(undefined)}
        />
      )}
      <p role="status">{message}</p>
      <p>
        <button type="button" onClick={() => downloadText(formatConfiguration(current), 'studio-launcher.json')}>
          Export configuration
        </button>
      </p>
    </section>
  );
}
