import { plural, t } from '../browser/api/translate';
import { setSync } from '../browser/store/save-configuration';
import { useManaged } from './managed/managed-context';
import { Part } from './navigation/part';
import { CheckField } from './shared/check-field';
import type { StorageState } from './use-storage-state';

/** Where connections and profiles are stored, and how many of them could not be stored there. */
export function StoragePart({ state }: { readonly state: StorageState }) {
  const { settings } = useManaged();
  const { isSyncOn, keptLocally } = state;
  return (
    <Part name="storage" title={t('storage')}>
      <CheckField
        label={t('syncOn')}
        hint={t('syncHint')}
        checked={isSyncOn}
        isLocked={settings.sync !== undefined}
        onChange={checked => void setSync(checked)}
      />
      {keptLocally.length > 0 && (
        <p class="warning" role="status">
          {plural('keptLocally', keptLocally.length)}
        </p>
      )}
    </Part>
  );
}
