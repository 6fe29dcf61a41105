import { useEffect } from 'preact/hooks';
import { findDemo } from '../../browser/api/find-demo';
import { t } from '../../browser/api/translate';
import { findConnection } from '../../core/at-hand/make-profiles';
import type { Configuration } from '../../core/configuration/configuration';
import { Part } from '../navigation/part';
import { usePlace } from '../navigation/use-navigation';
import { CliImport } from './cli-import';
import { DropZone } from './drop-zone';
import { DroppedSecrets } from './dropped-secrets';
import { ImportOrigin } from './import-origin';
import { ImportPreview } from './import-preview';
import { ImportProblems } from './import-problems';
import { ImportedProfile } from './imported-profile';
import { PasteBox } from './paste-box';
import { TargetsImport } from './targets-import';
import { UndoImport } from './undo-import';
import { UnreadImportCard } from './unread-import';
import { useHandedImport } from './use-handed-import';
import type { Import } from './use-import';

interface ImportPartProps {
  readonly current: Configuration;
  readonly running: Import;
  /** When the latest import was, in milliseconds since 1970. */
  readonly restorePoint: number | undefined;
}

/** Chooses a file, shows what it brings, and offers to open its first profile afterward. */
export function ImportPart({ current, running, restorePoint }: ImportPartProps) {
  const { chosen, progress, imported } = running;
  const place = usePlace();
  const handed = useHandedImport(running);
  useEffect(() => {
    if (place.fragment === '#demo') void findDemo().then(text => text !== undefined && running.paste(text));
  }, [place]);
  return (
    <Part name="file" title={t('import')}>
      {imported && <ImportedProfile profile={imported} />}
      <DropZone onFile={file => void running.choose(file)} />
      <PasteBox key={running.count} onRead={running.paste} />
      {handed.unread && <UnreadImportCard current={current} unread={handed.unread} handed={handed} />}
      {!handed.unread && chosen?.origin && <ImportOrigin origin={chosen.origin} />}
      {(chosen?.type === 'configuration' || chosen?.type === 'refused') && <DroppedSecrets dropped={chosen.dropped} />}
      {chosen?.type === 'refused' && <ImportProblems {...chosen} />}
      {chosen?.type === 'configuration' && (
        <ImportPreview
          current={current}
          imported={chosen.configuration}
          progress={progress}
          onImport={(next, shown) => void running.store(next, shown, chosen.configuration.profiles[0])}
          onCancel={running.cancel}
        />
      )}
      {chosen?.type === 'cli-input' && (
        <CliImport
          current={current}
          profile={chosen.profile}
          connection={findConnection(current.connections, undefined)}
          dropped={chosen.dropped}
          onSaved={profile => running.finish(profile, t('addedName', { name: profile.name }))}
          onClose={running.cancel}
        />
      )}
      {chosen?.type === 'targets' && (
        <TargetsImport
          key={running.reads}
          current={current}
          read={chosen.read}
          onSaved={profile => running.finish(profile, t('addedName', { name: profile.name }))}
          onAdd={running.add}
          onClose={running.cancel}
        />
      )}
      {restorePoint !== undefined && <UndoImport time={restorePoint} />}
    </Part>
  );
}
