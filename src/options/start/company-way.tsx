import { plural, t } from '../../browser/api/translate';
import type { Configuration } from '../../core/configuration/configuration';
import { useManaged } from '../managed/managed-context';
import { Part } from '../navigation/part';
import { SharedFilePart } from '../shared-file/shared-file-part';

/** What the organization has set up by policy, or what to ask for, and where the address of a team's file goes. */
export function CompanyWay({ configuration }: { readonly configuration: Configuration }) {
  const { connections, profiles } = useManaged();
  const isSet = connections.length + profiles.length > 0;
  return (
    <>
      <Part name="company" title={t('setUpCompany')}>
        {isSet ? (
          <p>
            {t('setUpPolicySet')} {plural('managedConnections', connections.length)},{' '}
            {plural('profileCount', profiles.length)}.
          </p>
        ) : (
          <>
            <p>{t('setUpPolicyMissing')}</p>
            <p>{t('setUpAskAdministrator')}</p>
          </>
        )}
      </Part>
      <SharedFilePart configuration={configuration} />
    </>
  );
}
