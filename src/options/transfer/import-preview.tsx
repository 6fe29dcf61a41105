import { useState } from 'preact/hooks';
import { t } from '../../browser/translate';
import type { Configuration } from '../../core/configuration';
import { mergeConfigurations } from '../../core/configuration-merge';
import { expectedValues } from '../../core/expected-values';
import { findRefusedFields } from '../../core/presign-input';
import { findUnknownMembers } from '../../core/unknown-members';
import { allHosts, hostName } from '../../core/wanted-hosts';
import { useManaged } from '../managed/managed-context';
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
  const changes = findImportChanges(current, next, useManaged());
  const unknown = findUnknownMembers(imported);
  return (
    <div class="preview">
      <h3>{t('preview')}</h3>
      {!isEmpty && <ImportModeChoice mode={mode} onChange={setMode} />}
      <ChangeList kind={t('connections')} change={changes.connections} />
      <ChangeList kind={t('profiles')} change={changes.profiles} />
      <p>{t('previewHosts')}</p>
      <ul>
        {allHosts(imported).map(host => (
          <li key={host}>
            <code>{hostName(host)}</code>
          </li>
        ))}
      </ul>
      {imported.profiles.flatMap(profile =>
        findRefusedFields(profile).map(field => (
          <p key={`${profile.id} ${field}`} class="warning">
            {profile.name}: {t('fieldMustBe', { field, expected: expectedValues[field] })}
          </p>
        )),
      )}
      {unknown.length > 0 && <p>{t('previewUnknown', { members: unknown.join(', ') })}</p>}
      <div class="actions">
        <button type="button" class="primary" onClick={() => onImport(next)}>
          {t('import')}
        </button>
        <button type="button" onClick={onCancel}>
          {t('cancel')}
        </button>
      </div>
    </div>
  );
}
