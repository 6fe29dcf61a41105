import { redirectUri } from '../browser/api/sign-in-window';
import { t } from '../browser/api/translate';
import { getKnownStore, onStoreChanged, type WholeStore } from '../browser/store/known-store';
import { getManagedOrRestricted } from '../browser/store/managed-configuration';
import { emptyConfiguration } from '../core/configuration/configuration';
import { useLive } from '../ui/use-live';
import { Connections } from './connections/connections';
import { RecentLaunches } from './launches/recent-launches';
import { LinksSection } from './links-section';
import { ManagedContext } from './managed/managed-context';
import { ManagedSection } from './managed-section';
import { Profiles } from './profiles/profiles';
import { Copyable } from './shared/copyable';
import { SharedFileSection } from './shared-file/shared-file-section';
import { Shortcuts } from './shortcuts/shortcuts';
import { SharedContext } from './sources/entry-source';
import { StorageSection } from './storage-section';
import { ImportAndExport } from './transfer/import-and-export';
import { UnreadableStore } from './unreadable-store';

export function Options() {
  const store = useLive(findStore, [onStoreChanged], []);
  if (!store) return <main class="options" aria-busy="true" />;
  const { managed, shared, isReadable, shown: configuration } = store;
  return (
    <ManagedContext.Provider value={managed}>
      <SharedContext.Provider value={shared}>
        <main class="options">
          <h1>{t('appName')}</h1>
          {!isReadable && <UnreadableStore />}
          <ManagedSection />
          <Connections configuration={configuration} />
          <Profiles configuration={configuration} />
          <Shortcuts />
          {isReadable && <RecentLaunches profiles={configuration.profiles} />}
          <LinksSection />
          {isReadable && <SharedFileSection configuration={configuration} />}
          <ImportAndExport current={configuration} canExport={isReadable} />
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

/** Reads the store once for the whole page. Without a readable store, only the policy counts, and the page says so. */
async function findStore(): Promise<
  Pick<WholeStore, 'managed' | 'shared' | 'shown'> & { readonly isReadable: boolean }
> {
  try {
    return { ...(await getKnownStore()), isReadable: true };
  } catch {
    const shared = { connections: [], profiles: [] };
    return { managed: await getManagedOrRestricted(), shared, shown: emptyConfiguration, isReadable: false };
  }
}
