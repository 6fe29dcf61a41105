import { useState } from 'preact/hooks';
import { t } from '../../browser/api/translate';
import type { CliProfile } from '../../core/cli/cli-input';
import type { Configuration } from '../../core/configuration/configuration';
import type { Profile } from '../../core/configuration/profile';
import type { DroppedSecret } from '../../core/import/drop-secrets';
import { withKind } from '../../core/kinds/kinds';
import { ProfileEditor } from '../profiles/profile-editor';
import { DroppedSecrets } from './dropped-secrets';

interface CliImportProps {
  readonly current: Configuration;
  readonly profile: CliProfile;
  /** The secrets left out of the import. Shown before the editor, which covers the page. */
  readonly dropped: readonly DroppedSecret[];
  onSaved(profile: Profile): void;
  onClose(): void;
}

/** Imports the AWS CLI's input, which names no connection and no profile name. The profile's editor asks for both. */
export function CliImport({ current, profile, dropped, onSaved, onClose }: CliImportProps) {
  const [isSeen, setSeen] = useState(dropped.length === 0);
  const [only, ...others] = current.connections;
  if (!isSeen) {
    return (
      <div class="preview">
        <DroppedSecrets dropped={dropped} />
        <div class="actions">
          <button type="button" class="primary" onClick={() => setSeen(true)}>
            {t('continueWithout')}
          </button>
          <button type="button" onClick={onClose}>
            {t('cancel')}
          </button>
        </div>
      </div>
    );
  }
  if (!only) return <p role="alert">{t('cliNeedsConnection')}</p>;
  const unnamed: Profile = { ...profile, id: 'new', name: '', connection: others.length === 0 ? only.id : '' };
  const name = withKind(unnamed, (kind, own) => kind.suggestedName(own));
  return (
    <ProfileEditor
      configuration={current}
      start={{ mode: 'add', profile: { ...unnamed, name } }}
      onSaved={onSaved}
      onClose={onClose}
    />
  );
}
