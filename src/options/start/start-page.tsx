import { Building2, FileText, Terminal } from 'lucide';
import { t } from '../../browser/api/translate';
import type { Configuration } from '../../core/configuration/configuration';
import type { MessageKey } from '../../core/words/message';
import { Icon } from '../../ui/icon';
import { useManaged } from '../managed/managed-context';
import { SettingsPage } from '../navigation/settings-page';
import { usePlace } from '../navigation/use-navigation';
import { ImportPart } from '../transfer/import-part';
import { ImportedProfile } from '../transfer/imported-profile';
import type { Import } from '../transfer/use-import';
import { AdministratorWay } from './administrator-way';
import { CompanyWay } from './company-way';
import { findFirstProfile } from './find-first-profile';
import { StartProgress } from './start-progress';

interface StartPageProps {
  readonly configuration: Configuration;
  readonly running: Import;
  /** When the latest import was, in milliseconds since 1970. */
  readonly restorePoint: number | undefined;
  onAddFromAws(): void;
}

/** The ways to a first profile, by their names in the address: `company` of `#start/company`. */
const ways = {
  file: { icon: FileText, title: 'setUpFile', hint: 'setUpFileHint' },
  company: { icon: Building2, title: 'setUpCompany', hint: 'setUpCompanyHint' },
  administrator: { icon: Terminal, title: 'setUpAdministrator', hint: 'setUpAdministratorHint' },
} as const satisfies Record<string, { icon: unknown; title: MessageKey; hint: MessageKey }>;

type Way = keyof typeof ways;

/** The page that opens once after the installation: three ways to a first profile, and what is done already. */
export function StartPage({ configuration, running, restorePoint, onAddFromAws }: StartPageProps) {
  const managed = useManaged();
  const place = usePlace();
  const first = findFirstProfile(configuration, managed);
  const isOfCompany = managed.profiles.length > 0;
  const isImporting = running.chosen !== undefined || running.imported !== undefined;
  const chosen = findWay(place.part);
  const way = chosen ?? (isOfCompany && !isImporting ? 'company' : 'file');
  return (
    <SettingsPage section="start">
      <StartProgress profile={running.imported ?? first} configuration={configuration} />
      {!running.imported && first && (
        <ImportedProfile heading="h2" profile={first} title={t(isOfCompany ? 'setUpCompanyReady' : 'setUpReady')} />
      )}
      {!running.imported && !first && configuration.connections.length > 0 && (
        <div class="preview">
          <h2>{t('setUpChoose')}</h2>
          <div class="actions">
            <button type="button" class="primary" onClick={onAddFromAws}>
              {t('addFromAws')}
            </button>
          </div>
        </div>
      )}
      <ul class="ways">
        {Object.entries(ways).map(([name, { icon, title, hint }]) => (
          <li key={name}>
            <a href={`#start/${name}`} aria-current={name === way ? 'true' : undefined}>
              <Icon node={icon} />
              <span class="name">{t(title)}</span> <span class="muted">{t(hint)}</span>
            </a>
          </li>
        ))}
      </ul>
      {way === 'file' && (
        <ImportPart title={t('setUpFile')} current={configuration} running={running} restorePoint={restorePoint} />
      )}
      {way === 'company' && <CompanyWay configuration={configuration} />}
      {way === 'administrator' && <AdministratorWay configuration={configuration} running={running} />}
    </SettingsPage>
  );
}

function findWay(part: string | undefined): Way | undefined {
  return (['file', 'company', 'administrator'] as const).find(name => name === part);
}
