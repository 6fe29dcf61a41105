import { t } from '../../browser/api/translate';
import { expectedValues } from '../../core/aws/expected-values';
import type { Configuration } from '../../core/configuration/configuration';
import { allHosts } from '../../core/hosts/all-hosts';
import { hostName } from '../../core/hosts/wanted-hosts';
import { findRefusedFields } from '../../core/launch/presign-input';
import type { SharedEntries } from '../../core/store/shared-entries';
import { useManaged } from '../managed/managed-context';
import { ChangeList } from './change-list';
import { findImportChanges } from './import-changes';

interface ChangesPreviewProps {
  readonly before: SharedEntries;
  readonly after: SharedEntries;
  /** The configuration that is new to this computer. Each of its hosts is listed. */
  readonly named: SharedEntries & Pick<Configuration, 'settings'>;
  readonly aboutHosts: string;
}

/** How many refused values are shown. Of any others only the number is shown. */
const refusedShown = 20;

/** Previews changes: each entry by name, every host, and the values that AWS would refuse. */
export function ChangesPreview({ before, after, named, aboutHosts }: ChangesPreviewProps) {
  const changes = findImportChanges(before, after, useManaged());
  const refused = named.profiles.flatMap(profile => findRefusedFields(profile).map(field => ({ profile, field })));
  return (
    <>
      <ChangeList kind={t('connections')} change={changes.connections} />
      <ChangeList kind={t('profiles')} change={changes.profiles} />
      <p>{aboutHosts}</p>
      <ul>
        {allHosts(named).map(host => (
          <li key={host}>
            <code>{hostName(host)}</code>
          </li>
        ))}
      </ul>
      {refused.slice(0, refusedShown).map(({ profile, field }) => (
        <p key={`${profile.id} ${field}`} class="warning">
          {profile.name}: {t('fieldMustBe', { field, expected: expectedValues[field] })}
        </p>
      ))}
      {refused.length > refusedShown && <p class="warning">{t('andMore', { count: refused.length - refusedShown })}</p>}
    </>
  );
}
