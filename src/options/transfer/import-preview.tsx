import { useContext, useMemo, useState } from 'preact/hooks';
import { t } from '../../browser/api/translate';
import type { Configuration } from '../../core/configuration/configuration';
import { mergeConfigurations } from '../../core/configuration/configuration-merge';
import { findUnknownMembers } from '../../core/configuration/unknown-members';
import { takeOutShared } from '../../core/store/own-configuration';
import { SharedContext } from '../sources/entry-source';
import { ChangesPreview } from './changes-preview';
import { type ImportMode, ImportModeChoice } from './import-mode-choice';
import { type ImportProgress, ImportProgressBar } from './import-progress-bar';

interface ImportPreviewProps {
  readonly current: Configuration;
  readonly imported: Configuration;
  /** How much of the import has been stored. `undefined` until the person has chosen to import. */
  readonly progress: ImportProgress | undefined;
  /** Gets the whole new configuration, and the current one as it was for the preview. */
  onImport(next: Configuration, current: Configuration): void;
  onCancel(): void;
}

/** Previews an import: each entry by name, every host in it, and anything doubtful. */
export function ImportPreview({ current: shown, imported, progress, onImport, onCancel }: ImportPreviewProps) {
  const [mode, setMode] = useState<ImportMode>('merge');
  // A shared file's entries stay as they are, whatever is imported.
  const shared = useContext(SharedContext);
  const current = useMemo(() => takeOutShared(shown, shared), [shown, shared]);
  const isEmpty = current.connections.length + current.profiles.length === 0;
  const next = useMemo(
    () => (mode === 'merge' ? mergeConfigurations(current, imported).merged : imported),
    [current, imported, mode],
  );
  const unknown = useMemo(() => findUnknownMembers(imported), [imported]);
  // Compare thousands of entries once, not at each step of the progress.
  const changes = useMemo(
    () => <ChangesPreview before={current} after={next} named={imported} aboutHosts={t('previewHosts')} />,
    [current, next, imported],
  );
  return (
    <div class="preview">
      <h3>{t('preview')}</h3>
      {!isEmpty && <ImportModeChoice mode={mode} onChange={setMode} />}
      {changes}
      {next.settings?.sharedFile !== current.settings?.sharedFile && (
        <p>
          {t('sharedFile')}: <code>{next.settings?.sharedFile ?? '–'}</code>
        </p>
      )}
      {unknown.length > 0 && <p>{t('previewUnknown', { members: unknown.join(', ') })}</p>}
      <div class="actions">
        <button type="button" class="primary" disabled={progress !== undefined} onClick={() => onImport(next, current)}>
          {t('import')}
        </button>
        <button type="button" disabled={progress !== undefined} onClick={onCancel}>
          {t('cancel')}
        </button>
        <ImportProgressBar progress={progress} />
      </div>
    </div>
  );
}
