import { useContext, useState } from 'preact/hooks';
import { onHostsChanged } from '../../browser/api/host-permissions';
import { send } from '../../browser/api/messaging';
import { t } from '../../browser/api/translate';
import { onConfigurationChanged } from '../../browser/store/configuration-store';
import { type KnownFile, readKnownFiles } from '../../browser/store/known-files';
import type { Configuration } from '../../core/configuration/configuration';
import { takeAll } from '../../core/store/shared-file';
import { useLive } from '../../ui/use-live';
import { useManaged } from '../managed/managed-context';
import { Part } from '../navigation/part';
import { NameList } from '../shared/name-list';
import { useEdits } from '../shared/use-announced-edits';
import { SharedContext } from '../sources/entry-source';
import { SharedFileEntry } from './shared-file-entry';
import { SharedFileForm } from './shared-file-form';

/** Lists the files that add connections and profiles, with their state and the changes that wait for the person. */
export function SharedFilePart({ configuration }: { readonly configuration: Configuration }) {
  const { settings } = useManaged();
  const files = useLive(() => readKnownFiles().catch(() => []), [onConfigurationChanged, onHostsChanged], []);
  const edits = useEdits();
  const [status, setStatus] = useState('');
  const check = async () => {
    setStatus(t('sharedChecking'));
    await send('checkSharedFiles', {}).catch(() => undefined);
    setStatus('');
  };
  return (
    <Part
      name="team-file"
      title={t('sharedFile')}
      action={
        files &&
        files.length > 0 && (
          <button type="button" onClick={() => void check()}>
            {t('sharedCheckNow')}
          </button>
        )
      }
    >
      <p class="muted">{t('sharedHint')}</p>
      {settings.sharedFile === undefined && <SharedFileForm current={configuration.settings?.sharedFile} />}
      {files && files.length > 0 && (
        <ul class="entries">
          {files.map(file => (
            <SharedFileEntry
              key={file.address}
              file={file}
              connections={configuration.connections}
              onApplied={() => edits.announce(t('sharedApplied'))}
            />
          ))}
        </ul>
      )}
      <p role="status">{status}</p>
      <SetAside files={files ?? []} />
    </Part>
  );
}

/** Lists the files' entries that are not in use, because others with the same id take their place. */
function SetAside({ files }: { readonly files: readonly KnownFile[] }) {
  const shared = useContext(SharedContext);
  const used = new Set([...shared.connections, ...shared.profiles].map(entry => JSON.stringify(entry)));
  const names = files
    .flatMap(({ named, state: { applied } }) => (applied ? [takeAll(applied, named)] : []))
    .flatMap(({ connections, profiles }) => [...connections, ...profiles])
    .filter(entry => !used.has(JSON.stringify(entry)))
    .map(({ name }) => name);
  if (names.length === 0) return null;
  return (
    <>
      <h3>{t('sharedOverriddenTitle')}</h3>
      <p class="muted">{t('sharedOverriddenText')}</p>
      <NameList names={names} />
    </>
  );
}
