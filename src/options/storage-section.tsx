import { useState } from 'preact/hooks';
import { plural, t, translate } from '../browser/api/translate';
import { readItems } from '../browser/store/configuration-store';
import { getKnownStore, onStoreChanged } from '../browser/store/known-store';
import { restorePointItem } from '../browser/store/restore-point';
import { applySyncPolicy, saveImport, setSync } from '../browser/store/save-configuration';
import { readStoreState, type StoreState } from '../browser/store/store-state';
import type { SetAside } from '../core/store/join-configuration';
import { useLive } from '../ui/use-live';
import { useManaged } from './managed/managed-context';
import { ReplacedEntries } from './replaced-entries';
import { CheckField } from './shared/check-field';
import { downloadText } from './shared/download-text';
import { ExportButton } from './shared/export-button';
import { type ImportProgress, ImportProgressBar } from './transfer/import-progress-bar';

interface StorageState extends StoreState {
  /** When the latest import was, in milliseconds since 1970. */
  readonly restorePoint: number | undefined;
}

/** Where connections and profiles are stored, and which of them could not be stored there or could not be read. */
export function StorageSection() {
  const { settings } = useManaged();
  const state = useLive(readStorageState, [onStoreChanged, restorePointItem.onChanged], []);
  if (!state) return null;
  const { keptLocally, setAside, replaced, restorePoint } = state;
  return (
    <section>
      <h2>{t('storage')}</h2>
      <CheckField
        label={t('syncOn')}
        hint={t('syncHint')}
        checked={state.isSyncOn}
        isLocked={settings.sync !== undefined}
        onChange={checked => void setSync(checked)}
      />
      {keptLocally.length > 0 && (
        <p class="warning" role="status">
          {plural('keptLocally', keptLocally.length)}
        </p>
      )}
      {setAside.length > 0 && <SetAsideEntries entries={setAside} />}
      {replaced.length > 0 && <ReplacedEntries entries={replaced} />}
      {restorePoint !== undefined && (
        <p>
          <RestoreButton time={restorePoint} />
        </p>
      )}
    </section>
  );
}

/** Restores the former configuration. The current one becomes the restore point, so restoring can be undone, too. */
function RestoreButton({ time }: { readonly time: number }) {
  const [progress, setProgress] = useState<ImportProgress>();
  const restore = async () => {
    const point = await restorePointItem.get();
    if (!point) return;
    try {
      await saveImport(point.configuration, undefined, (done, total) => setProgress({ done, total }));
    } finally {
      setProgress(undefined);
    }
  };
  return (
    <>
      <button type="button" disabled={progress !== undefined} onClick={() => void restore()}>
        {t('restoreBefore', { time: new Date(time).toLocaleString(t('languageTag')) })}
      </button>
      <ImportProgressBar progress={progress} />
    </>
  );
}

function SetAsideEntries({ entries }: { readonly entries: readonly SetAside[] }) {
  const keys = entries.map(({ key }) => key);
  return (
    <div class="card" role="alert">
      <h3>{t('setAsideTitle')}</h3>
      <p>{t('setAsideText')}</p>
      <ul>
        {entries.map(({ key, problem }) => (
          <li key={key}>
            <code>{key}</code>: {translate(problem)}
          </li>
        ))}
      </ul>
      <div class="actions">
        <ExportButton text={t('setAsideExport')} onExport={() => void exportEntries(keys)} />
      </div>
    </div>
  );
}

async function exportEntries(keys: readonly string[]): Promise<void> {
  const stored = await readItems(keys);
  const items = Object.fromEntries(keys.map(key => [key, stored[key]]));
  downloadText(`${JSON.stringify(items, null, 2)}\n`, 'studio-launcher-unreadable.json');
}

async function readStorageState(): Promise<StorageState | undefined> {
  try {
    await applySyncPolicy();
    const [state, point] = await Promise.all([readStoreState(getKnownStore), restorePointItem.get()]);
    return { ...state, restorePoint: point?.savedAt };
  } catch {
    // The page says at its top that the store cannot be read.
    return undefined;
  }
}
