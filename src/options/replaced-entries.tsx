import { t } from '../browser/api/translate';
import { editConfiguration } from '../browser/store/edit-configuration';
import { forgetReplaced } from '../browser/store/store-state';
import { type Edit, putConnection, putProfile } from '../core/configuration/configuration-edits';
import { joinConfiguration } from '../core/store/join-configuration';
import {
  connectionKey,
  documentKey,
  findStoredConnection,
  findStoredProfile,
  profileKey,
  type StoredEntry,
} from '../core/store/store-layout';
import type { Replaced } from '../core/store/store-replaced';
import { useEdits } from './shared/use-announced-edits';

/** Entries that this computer and another one edited at once. The other's version counts until the person decides. */
export function ReplacedEntries({ entries }: { readonly entries: readonly Replaced[] }) {
  const edits = useEdits();
  const takeOwn = async (replaced: Replaced) => {
    try {
      await editConfiguration(putOwn(replaced.key, replaced.own));
      await forgetReplaced(replaced);
    } catch (error) {
      edits.announceError(error);
    }
  };
  return (
    <div class="card" role="alert">
      <h2>{t('replacedTitle')}</h2>
      <p>{t('replacedText')}</p>
      <ul>
        {entries.map(replaced => (
          <li key={replaced.item}>
            {t(replaced.isDeleted ? 'replacedDeleted' : 'replacedChanged', { name: nameOf(replaced) })}
            <div class="actions">
              <button type="button" onClick={() => void takeOwn(replaced)}>
                {t('replacedTakeOwn', { name: nameOf(replaced) })}
              </button>
              <button type="button" onClick={() => void forgetReplaced(replaced)}>
                {t('replacedTakeOther', { name: nameOf(replaced) })}
              </button>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

function nameOf({ key, own: { value } }: Replaced): string {
  if (key === documentKey) return t('replacedDocument');
  return typeof value === 'object' && value && 'name' in value ? String(value.name) : key;
}

/** Puts an entry back as this computer had it. */
function putOwn(key: string, own: StoredEntry): Edit {
  const id = key.slice(key.indexOf(':') + 1);
  const profile = findStoredProfile({ [key]: own }, id);
  if (key === profileKey(id) && profile) return putProfile(profile);
  const connection = findStoredConnection({ [key]: own }, id);
  if (key === connectionKey(id) && connection) return putConnection(connection);
  const {
    connections: _connections,
    profiles: _profiles,
    ...document
  } = joinConfiguration({ [key]: own }).configuration;
  return configuration => ({ ...configuration, ...document });
}
