import { onConfigurationChanged, readItems, syncItem } from '../browser/configuration-store';
import { restorePointItem } from '../browser/restore-point';
import { findKeptLocally, readStore, saveImport, setSync } from '../browser/save-configuration';
import type { SetAside } from '../core/join-configuration';
import { useLive } from '../ui/use-live';
import { downloadText } from './download-text';

interface StorageState {
  readonly isSyncOn: boolean;
  readonly keptLocally: readonly string[];
  readonly setAside: readonly SetAside[];
  /** When the latest import was, in milliseconds since 1970. */
  readonly restorePoint: number | undefined;
}

/** Where connections and profiles are kept, and what could not be kept there, or not be read. */
export function StorageSection() {
  const subscriptions = [onConfigurationChanged, syncItem.onChanged, restorePointItem.onChanged];
  const state = useLive(readStorageState, subscriptions, []);
  if (!state) return null;
  const { isSyncOn, keptLocally, setAside, restorePoint } = state;
  return (
    <section>
      <h2>Storage</h2>
      <label>
        <input type="checkbox" checked={isSyncOn} onChange={event => void setSync(event.currentTarget.checked)} /> Keep
        connections and profiles in the browser’s synchronised storage
      </label>
      <p class="muted">They hold no secret. Turned off, they stay on this computer.</p>
      {keptLocally.length > 0 && (
        <p class="warning" role="status">
          {keptLocally.length} of them are on this computer only: they do not fit, or the browser refused them.
        </p>
      )}
      {setAside.length > 0 && <SetAsideEntries entries={setAside} />}
      {restorePoint !== undefined && (
        <p>
          <button type="button" onClick={() => void restore()}>
            Restore what was before the import of {new Date(restorePoint).toLocaleString()}
          </button>
        </p>
      )}
    </section>
  );
}

function SetAsideEntries({ entries }: { readonly entries: readonly SetAside[] }) {
  return (
    <div class="card" role="alert">
      <h3>Some entries cannot be read</h3>
      <p>They are left as they are, and the others work. Export them before you delete anything.</p>
      <ul>
        {entries.map(({ key, problem }) => (
          <li key={key}>
            <code>{key}</code>: {problem}
          </li>
        ))}
      </ul>
      <div class="actions">
        <button type="button" onClick={() => void readItems(entries.map(({ key }) => key)).then(exportItems)}>
          Export them as they are
        </button>
      </div>
    </div>
  );
}

function exportItems(items: object): void {
  downloadText(`${JSON.stringify(items, null, 2)}\n`, 'studio-launcher-unreadable.json');
}

/** Puts back what was there; what is there now becomes the restore point, so that this can be undone, too. */
async function restore(): Promise<void> {
  const point = await restorePointItem.get();
  if (point) await saveImport(point.configuration);
}

async function readStorageState(): Promise<StorageState | undefined> {
  try {
    const [{ setAside }, isSyncOn, keptLocally, point] = await Promise.all([
      readStore(),
      syncItem.get(),
      findKeptLocally(),
      restorePointItem.get(),
    ]);
    return { isSyncOn: isSyncOn !== false, keptLocally, setAside, restorePoint: point?.savedAt };
  } catch {
    // The page says at its top that the store cannot be read.
    return undefined;
  }
}
