import { useState } from 'preact/hooks';
import { t } from '../../browser/api/translate';
import { applySharedFile, type KnownFile } from '../../browser/store/known-files';
import type { Configuration } from '../../core/configuration/configuration';
import { findUnknownMembers } from '../../core/configuration/unknown-members';
import { takeAll } from '../../core/store/shared-file';
import { ChangesPreview } from '../transfer/changes-preview';

interface SharedReviewProps {
  readonly file: KnownFile;
  readonly waiting: Configuration;
  onApplied(): void;
}

/** Previews the changes that wait for the person, just as before an import, since they come from elsewhere, too. */
export function SharedReview({ file, waiting, onApplied }: SharedReviewProps) {
  const [isPutOff, setPutOff] = useState(false);
  const { address, named, state } = file;
  const after = takeAll(waiting, named);
  const before = state.applied ? takeAll(state.applied, named) : { connections: [], profiles: [] };
  const ignored = findIgnoredMembers(waiting);
  const unknown = findUnknownMembers(waiting);
  if (isPutOff) {
    return (
      <div class="actions">
        <p>{t('sharedWaiting')}</p>
        <button type="button" onClick={() => setPutOff(false)}>
          {t('sharedReview')}
        </button>
      </div>
    );
  }
  return (
    <div class="preview">
      <h4>{t('sharedWaitingTitle')}</h4>
      <ChangesPreview before={before} after={after} named={after} aboutHosts={t('sharedHosts')} />
      {state.dropped && (
        <p class="warning">{t('sharedDropped', { members: state.dropped.map(({ path }) => path).join(', ') })}</p>
      )}
      {ignored.length > 0 && <p>{t('sharedIgnored', { members: ignored.join(', ') })}</p>}
      {unknown.length > 0 && <p>{t('previewUnknown', { members: unknown.join(', ') })}</p>}
      <div class="actions">
        <button type="button" class="primary" onClick={() => void applySharedFile(address).then(onApplied)}>
          {t('sharedApply')}
        </button>
        <button type="button" onClick={() => setPutOff(true)}>
          {t('sharedNotNow')}
        </button>
      </div>
    </div>
  );
}

/** Members that a shared file does not decide: settings, the default profile, and further shared files. */
function findIgnoredMembers({ settings, defaultProfile, connections }: Configuration): string[] {
  return [
    ...Object.keys(settings ?? {}).map(name => `settings.${name}`),
    ...(defaultProfile === undefined ? [] : ['defaultProfile']),
    ...connections.flatMap(({ sharedFile }, index) =>
      sharedFile === undefined ? [] : [`connections.${index}.sharedFile`],
    ),
  ];
}
