import { Download } from 'lucide';
import { t } from '../../browser/api/translate';
import { Icon } from '../../ui/icon';

/** Where a file is chosen or dropped. The browser opens its list of files at a click anywhere in here. */
export function DropZone({ onFile }: { onFile(file: File): void }) {
  return (
    <label class="drop-zone">
      <Icon node={Download} />
      <span class="file">{t('importConfiguration')}</span>
      <span class="muted">{t('dropHere')}</span>
      <input
        type="file"
        accept=".json,.yaml,.yml,.txt,.sh,.ps1,.py,.tf,application/json"
        aria-label={t('importConfiguration')}
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          if (file) onFile(file);
          // Lets the person choose the same file again after correcting it.
          currentTarget.value = '';
        }}
      />
    </label>
  );
}
