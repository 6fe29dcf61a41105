import { useState } from 'preact/hooks';
import type { Configuration } from '../core/configuration';
import { mergeConfigurations } from '../core/configuration-merge';
import { findProfileProblems } from '../core/presign-input';
import { findUnknownMembers } from '../core/unknown-members';
import { allHosts, hostName } from '../core/wanted-hosts';
import { ChangeList } from './change-list';
import { findImportChanges } from './import-changes';
import { type ImportMode, ImportModeChoice } from './import-mode-choice';

interface ImportPreviewProps {
  readonly current: Configuration;
  readonly imported: Configuration;
  /** Gets the whole configuration as it will be. */
  onImport(next: Configuration): void;
  onCancel(): void;
}

/** What an import would do, before it is done: each entry by name, every host that it names, and what is doubtful. */
export function ImportPreview({ current, imported, onImport, onCancel }: ImportPreviewProps) {
  const [mode, setMode] = useState<ImportMode>('merge');
  const isEmpty = current.connections.length + current.profiles.length === 0;
  const next = mode === 'merge' ? mergeConfigurations(current, imported).merged : imported;
  const changes = findImportChanges(current, next);
  const unknown = findUnknownMembers(imported);
  return (
    <div class="preview">
      <h3>Preview</h3>
      {!isEmpty && <ImportModeChoice mode={mode} onChange={setMode} />}
      <ChangeList kind="Connections" change={changes.connections} />
      <ChangeList kind="Profiles" change={changes.profiles} />
      <p>
        Hosts that it names. Importing reads the identity provider’s public discovery document; all others are called
        only when you launch or sign in, and after you have allowed them.
      </p>
      <ul>
        {allHosts(imported).map(host => (
          <li key={host}>
            <code>{hostName(host)}</code>
          </li>
        ))}
      </ul>
      {imported.profiles.flatMap(profile =>
        findProfileProblems(profile).map(({ field, expected }) => (
          <p key={`${profile.id} ${field}`} class="warning">
            {profile.name}: {field} must be {expected}
          </p>
        )),
      )}
      {unknown.length > 0 && <p>Kept, though this version does not know them: {unknown.join(', ')}</p>}
      <div class="actions">
        <button type="button" class="primary" onClick={() => onImport(next)}>
          Import
        </button>
        <button type="button" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </div>
  );
}
