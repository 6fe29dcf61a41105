import { useState } from 'preact/hooks';
import { saveImport } from '../browser/save-configuration';
import type { Configuration, ConfigurationProblem, ParsedConfiguration } from '../core/configuration';
import { mergeConfigurations } from '../core/configuration-merge';
import { formatConfiguration, parseConfigurationFile } from '../core/configuration-text';
import { downloadText } from './download-text';
import { ImportPreview } from './import-preview';

interface ImportAndExportProps {
  readonly current: Configuration;
}

export function ImportAndExport({ current }: ImportAndExportProps) {
  const [chosen, setChosen] = useState<ParsedConfiguration>();
  const [message, setMessage] = useState('');

  const choose = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    if (!file) return;
    setMessage('');
    setChosen(await parseConfigurationFile(file));
    // So that the same file, corrected, can be chosen again.
    input.value = '';
  };
  const importChosen = async (imported: Configuration) => {
    setChosen(undefined);
    try {
      await saveImport(mergeConfigurations(current, imported).merged);
      setMessage('Imported.');
    } catch {
      setMessage('Nothing was stored: what is stored cannot be read.');
    }
  };

  return (
    <section>
      <h2>Import and export</h2>
      <label>
        Import configuration{' '}
        <input type="file" accept=".json,application/json" onChange={event => void choose(event.currentTarget)} />
      </label>
      {chosen && !chosen.ok && <Problems problems={chosen.problems} />}
      {chosen?.ok && (
        <ImportPreview
          current={current}
          imported={chosen.configuration}
          onImport={() => void importChosen(chosen.configuration)}
          onCancel={() => setChosen(undefined)}
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

function Problems({ problems }: { readonly problems: readonly ConfigurationProblem[] }) {
  return (
    <div role="alert" class="card">
      <h2>This file cannot be imported</h2>
      <ul>
        {problems.map(({ path, expected, found }) => (
          <li key={path}>
            {path && <code>{path}</code>} Expected {expected}; found {found}.
          </li>
        ))}
      </ul>
    </div>
  );
}
