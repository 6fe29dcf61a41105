import { t } from '../../browser/api/translate';
import { findConnection } from '../../core/at-hand/make-profiles';
import type { Configuration } from '../../core/configuration/configuration';
import { CliImport } from './cli-import';
import { DroppedSecrets } from './dropped-secrets';
import { ImportPreview } from './import-preview';
import { ImportProblems } from './import-problems';
import { TargetsImport } from './targets-import';
import type { Import } from './use-import';

interface ImportContentProps {
  readonly current: Configuration;
  readonly running: Import;
}

/** What the chosen file or text holds: a preview to import, or what is wrong with it. */
export function ImportContent({ current, running }: ImportContentProps) {
  const { chosen, progress } = running;
  return (
    <>
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
    </>
  );
}
