import { useState } from 'preact/hooks';
import { t } from '../../browser/api/translate';
import { useEdits } from '../shared/use-announced-edits';
import { type ImportProgress, ImportProgressBar } from './import-progress-bar';
import { restoreFormer } from './restore-former';

/** Restores the former configuration. The current one becomes the restore point, so restoring can be undone, too. */
export function UndoImport({ time }: { readonly time: number }) {
  const edits = useEdits();
  const [progress, setProgress] = useState<ImportProgress>();
  const restore = async () => {
    try {
      await restoreFormer((done, total) => setProgress({ done, total }));
      edits.announce(t('broughtBack'));
    } catch (error) {
      edits.announceError(error);
    } finally {
      setProgress(undefined);
    }
  };
  const when = new Date(time).toLocaleString(t('languageTag'), { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <div class="undo-import">
      <button type="button" disabled={progress !== undefined} onClick={() => void restore()}>
        {t('undoImport')}
      </button>
      <span class="muted">{t('undoImportHint', { time: when })}</span>
      <ImportProgressBar progress={progress} />
    </div>
  );
}
