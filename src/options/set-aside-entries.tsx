import { t, translate } from '../browser/api/translate';
import { readItems } from '../browser/store/configuration-store';
import type { SetAside } from '../core/store/join-configuration';
import { downloadText } from './shared/download-text';
import { ExportButton } from './shared/export-button';

/** Stored entries that cannot be read. They are left as they are, and can be saved to a file. */
export function SetAsideEntries({ entries }: { readonly entries: readonly SetAside[] }) {
  const keys = entries.map(({ key }) => key);
  return (
    <div class="card" role="alert">
      <h2>{t('setAsideTitle')}</h2>
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
