import { useContext, useState } from 'preact/hooks';
import { t } from '../../browser/translate';
import type { Configuration } from '../../core/configuration';
import { mergeConfigurations } from '../../core/configuration-merge';
import { takeOutShared } from '../../core/own-configuration';
import { findUnknownMembers } from '../../core/unknown-members';
import { SharedContext } from '../sources/entry-source';
import { ChangesPreview } from './changes-preview';
import { type ImportMode, ImportModeChoice } from './import-mode-choice';

interface ImportPreviewProps {
  readonly current: Configuration;
  readonly imported: Configuration;
  /** Gets the whole configuration as it will be. */
  onImport(next: Configuration): void;
  onCancel(): void;
}

/** What an import would do, before it is done: each entry by name, every host that it names, and what is doubtful. */
export function ImportPreview({ current: shown, imported, onImport, onCancel }: ImportPreviewProps) {
  const [mode, setMode] = useState<ImportMode>('merge');
  // A shared file's entries stay as they are, whatever is imported.
  const current = takeOutShared(shown, useContext(SharedContext));
  const isEmpty = current.connections.length + current.profiles.length === 0;
  const next = mode === 'merge' ? mergeConfigurations(current, imported).merged : imported;
  const unknown = findUnknownMembers(imported);
  return (
    <div class="preview">
      <h3>{t('preview')}</h3>
      {!isEmpty && <ImportModeChoice mode={mode} onChange={setMode} />}
      <ChangesPreview before={current} after={next} named={imported} aboutHosts={t('previewHosts')} />
      {next.settings?.sharedFile !== current.settings?.sharedFile && (
        <p>
          {t('sharedFile')}: <code>{next.settings?.sharedFile ?? '–'}</code>
        </p>
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
