import { useEffect } from 'preact/hooks';
import { findDemo } from '../../browser/api/find-demo';
import { t } from '../../browser/api/translate';
import type { Configuration } from '../../core/configuration/configuration';
import { Part } from '../navigation/part';
import { usePlace } from '../navigation/use-navigation';
import { DropZone } from './drop-zone';
import { ImportContent } from './import-content';
import { ImportOrigin } from './import-origin';
import { ImportedProfile } from './imported-profile';
import { PasteBox } from './paste-box';
import { UndoImport } from './undo-import';
import { UnreadImportCard } from './unread-import';
import { useHandedImport } from './use-handed-import';
import type { Import } from './use-import';

interface ImportPartProps {
  readonly title: string;
  readonly current: Configuration;
  readonly running: Import;
  /** When the latest import was, in milliseconds since 1970. */
  readonly restorePoint: number | undefined;
}

/** Chooses a file, shows what it brings, and offers to open its first profile afterward. */
export function ImportPart({ title, current, running, restorePoint }: ImportPartProps) {
  const { imported } = running;
  const place = usePlace();
  const handed = useHandedImport(running);
  useEffect(() => {
    if (place.fragment === '#demo') void findDemo().then(text => text !== undefined && running.paste(text));
  }, [place]);
  return (
    <Part name="file" title={title}>
      {imported && <ImportedProfile profile={imported} title={t('importDone')} />}
      <DropZone onFile={file => void running.choose(file)} />
      <PasteBox key={running.count} onRead={running.paste} />
      {handed.unread && <UnreadImportCard current={current} unread={handed.unread} handed={handed} />}
      {!handed.unread && running.chosen?.origin && <ImportOrigin origin={running.chosen.origin} />}
      <ImportContent current={current} running={running} />
      {restorePoint !== undefined && <UndoImport time={restorePoint} />}
    </Part>
  );
}
