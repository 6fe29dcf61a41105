import { onConfigurationChanged } from '../browser/configuration-store';
import { getConfiguration } from '../browser/get-configuration';
import { getManaged, onManagedChanged } from '../browser/managed-configuration';
import { readSharedFiles } from '../browser/shared-files';
import { redirectUri } from '../browser/sign-in-window';
import { t } from '../browser/translate';
import { emptyConfiguration } from '../core/configuration';
import type { SharedEntries } from '../core/shared-entries';
import { useLive } from '../ui/use-live';
import { Connections } from './connections/connections';
import { RecentLaunches } from './launches/recent-launches';
import { LinksSection } from './links-section';
import { ManagedContext } from './managed/managed-context';
import { ManagedSection } from './managed/managed-section';
import { Profiles } from './profiles/profiles';
import { Copyable } from './shared/copyable';
import { SharedFileSection } from './shared-file/shared-file-section';
import { Shortcuts } from './shortcuts/shortcuts';
import { SharedContext } from './sources/entry-source';
import { StorageSection } from './storage-section';
import { ImportAndExport } from './transfer/import-and-export';
import { UnreadableStore } from './unreadable-store';

export function Options() {
  const stored = useLive(getConfiguration, [onConfigurationChanged], []);
  const managed = useLive(getManaged, [onManagedChanged], []);
  const shared = useLive(readShared, [onConfigurationChanged], []);
  if (!stored || !managed || !shared) return <main class="options" aria-busy="true" />;
  const configuration = stored.ok ? stored.configuration : emptyConfiguration;
  return (
    <ManagedContext.Provider value={managed}>
      <SharedContext.Provider value={shared}>
        <main class="options">
          <h1>{t('appName')}</h1>
          {!stored.ok && <UnreadableStore />}
          <ManagedSection />
          <Connections configuration={configuration} />
          <Profiles configuration={configuration} />
          <Shortcuts />
          {stored.ok && <RecentLaunches profiles={configuration.profiles} />}
          <LinksSection />
          {stored.ok && <SharedFileSection configuration={configuration} />}
          <ImportAndExport current={configuration} canExport={stored.ok} />
          <StorageSection />
          <section>
            <h2>{t('redirectAddress')}</h2>
            <p class="muted">{t('redirectHint')}</p>
            <Copyable label={t('copyRedirect')} text={redirectUri()} />
          </section>
        </main>
      </SharedContext.Provider>
    </ManagedContext.Provider>
  );
}

/** Nothing where the store cannot be read, which the page says at its top. */
async function readShared(): Promise<SharedEntries> {
  return await readSharedFiles().then(
    ({ shared }) => shared,
    () => ({ connections: [], profiles: [] }),
  );
}
