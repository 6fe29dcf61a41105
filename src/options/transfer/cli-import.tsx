import { useState } from 'preact/hooks';
import { t } from '../../browser/api/translate';
import { inRegionOf } from '../../core/at-hand/make-profiles';
import type { CliProfile } from '../../core/cli/cli-input';
import type { Configuration } from '../../core/configuration/configuration';
import type { Connection } from '../../core/configuration/connection';
import type { Profile } from '../../core/configuration/profile';
import type { DroppedSecret } from '../../core/import/drop-secrets';
import { withKind } from '../../core/kinds/kinds';
import type { Message } from '../../core/words/message';
import { ProfileEditor } from '../profiles/profile-editor';
import { DroppedSecrets } from './dropped-secrets';
import { ImportNotes } from './import-notes';

interface CliImportProps {
  readonly current: Configuration;
  readonly profile: CliProfile;
  /** The name to begin with. */
  readonly name?: string | undefined;
  /** The connection, where only one can be meant. */
  readonly connection: Connection | undefined;
  /** Said in the editor, which covers the page. */
  readonly notes?: readonly Message[];
  /** The secrets left out of the import. Shown before the editor. */
  readonly dropped: readonly DroppedSecret[];
  onSaved(profile: Profile): void;
  onClose(): void;
}

/**
 * Imports the AWS CLI's input, or one place that another text names. It has no connection, and may have no name. The
 * profile's editor asks for what is missing.
 */
export function CliImport({ current, profile, name, connection, notes = [], dropped, ...then }: CliImportProps) {
  const [isSeen, setSeen] = useState(dropped.length === 0);
  if (!isSeen) {
    return (
      <div class="preview">
        <DroppedSecrets dropped={dropped} />
        <div class="actions">
          <button type="button" class="primary" onClick={() => setSeen(true)}>
            {t('continueWithout')}
          </button>
          <button type="button" onClick={then.onClose}>
            {t('cancel')}
          </button>
        </div>
      </div>
    );
  }
  if (current.connections.length === 0) return <p role="alert">{t('cliNeedsConnection')}</p>;
  const unnamed: Profile = {
    ...inRegionOf(profile, connection),
    id: 'new',
    name: '',
    connection: connection?.id ?? '',
  };
  const suggested = name ?? withKind(unnamed, (kind, own) => kind.suggestedName(own));
  return (
    <ProfileEditor
      configuration={current}
      start={{ mode: 'add', profile: { ...unnamed, name: suggested } }}
      intro={<ImportNotes notes={notes} />}
      {...then}
    />
  );
}
