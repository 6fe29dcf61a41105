import { useState } from 'preact/hooks';
import { t } from '../browser/api/translate';
import type { Configuration } from '../core/configuration/configuration';
import { About } from './about/about';
import { Connections } from './connections/connections';
import { AddFromAws } from './discovery/add-from-aws';
import { RecentLaunches } from './launches/recent-launches';
import { LinksPart } from './links-part';
import type { Section } from './navigation/sections';
import { SettingsPage } from './navigation/settings-page';
import { PolicyPage } from './policy-page';
import { Profiles } from './profiles/profiles';
import { SharedFilePart } from './shared-file/shared-file-part';
import { Shortcuts } from './shortcuts/shortcuts';
import { StartPage } from './start/start-page';
import { StoragePart } from './storage-part';
import { DropZone } from './transfer/drop-zone';
import { ExportPart } from './transfer/export-part';
import { ImportPart } from './transfer/import-part';
import { PolicyExportPart } from './transfer/policy-export-part';
import type { Import } from './transfer/use-import';
import type { StorageState } from './use-storage-state';

interface SectionContentProps {
  readonly section: Section;
  readonly configuration: Configuration;
  /** `false` while the store cannot be read. What would be empty is not shown then. */
  readonly isReadable: boolean;
  readonly storage: StorageState | undefined;
  readonly running: Import;
  onFile(file: File): void;
}

/** The section that is open. The others are not drawn. What AWS lists is shown in front of it. */
export function SectionContent(props: SectionContentProps) {
  const [adding, setAdding] = useState<{ readonly connectionId?: string }>();
  return (
    <>
      <OpenSection
        {...props}
        onAddFromAws={connectionId => setAdding(connectionId === undefined ? {} : { connectionId })}
      />
      {adding && <AddFromAws {...adding} configuration={props.configuration} onClose={() => setAdding(undefined)} />}
    </>
  );
}

interface OpenSectionProps extends SectionContentProps {
  onAddFromAws(connectionId?: string): void;
}

function OpenSection({ section, configuration, isReadable, storage, running, onFile, onAddFromAws }: OpenSectionProps) {
  const { connections, profiles } = configuration;
  switch (section) {
    case 'profiles':
      return (
        <Profiles
          configuration={configuration}
          empty={<FirstSteps onFile={onFile} />}
          onAddFromAws={() => onAddFromAws()}
        />
      );
    case 'connections':
      return <Connections configuration={configuration} onAddFromAws={onAddFromAws} />;
    case 'import':
      return (
        <SettingsPage section="import">
          <ImportPart
            title={t('import')}
            current={configuration}
            running={running}
            restorePoint={storage?.restorePoint}
          />
          {isReadable && <SharedFilePart configuration={configuration} />}
          {isReadable && <ExportPart />}
          {isReadable && <PolicyExportPart isSyncOn={storage?.isSyncOn !== false} />}
        </SettingsPage>
      );
    case 'shortcuts':
      return <Shortcuts />;
    case 'privacy':
      return (
        <SettingsPage section="privacy">
          {isReadable && <RecentLaunches profiles={profiles} />}
          <LinksPart />
          {storage && <StoragePart state={storage} />}
        </SettingsPage>
      );
    case 'about':
      return <About connections={connections} />;
    case 'start':
      return (
        <StartPage
          configuration={configuration}
          running={running}
          restorePoint={storage?.restorePoint}
          onAddFromAws={() => onAddFromAws()}
        />
      );
    case 'policy':
      return <PolicyPage />;
  }
}

/** What a person without connections and profiles can do. */
function FirstSteps({ onFile }: Pick<SectionContentProps, 'onFile'>) {
  return (
    <>
      <DropZone onFile={onFile} />
      <p>
        <a class="button" href="#add-connection">
          {t('addConnection')}
        </a>{' '}
        <a class="button" href="#start">
          {t('getStarted')}
        </a>
      </p>
    </>
  );
}
