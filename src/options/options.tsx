import { useEffect, useState } from 'preact/hooks';
import { t } from '../browser/api/translate';
import { getKnownStore, onStoreChanged, type WholeStore } from '../browser/store/known-store';
import { getManagedOrRestricted } from '../browser/store/managed-configuration';
import { emptyConfiguration } from '../core/configuration/configuration';
import { useLive } from '../ui/use-live';
import { describeSettings } from './managed/describe-settings';
import { ManagedContext } from './managed/managed-context';
import { SectionNav } from './navigation/section-nav';
import { type Section, sectionNames } from './navigation/sections';
import { PlaceContext, useNavigation } from './navigation/use-navigation';
import { SearchResults } from './search/search-results';
import { findSettings } from './search/settings-index';
import { SectionContent } from './section-content';
import { AnnouncementBar } from './shared/announcement-bar';
import { SearchField } from './shared/search-field';
import { EditsContext, useAnnouncedEdits } from './shared/use-announced-edits';
import { SharedContext } from './sources/entry-source';
import { StoreAlerts } from './store-alerts';
import { ListMemoryContext, useListMemory } from './suggestions/list-memory';
import { DropAnywhere } from './transfer/drop-anywhere';
import { useImport } from './transfer/use-import';
import { useStorageState } from './use-storage-state';

/** Settings: the navigation, a search over all of them, and one section at a time. */
export function Options() {
  const store = useLive(findStore, [onStoreChanged], []);
  const storage = useStorageState();
  const { place, go } = useNavigation();
  const edits = useAnnouncedEdits();
  const lists = useListMemory();
  const running = useImport(edits);
  const [search, setSearch] = useState('');
  const policy = store ? describePolicy(store) : 'none';
  // The policy may go away while its page is shown.
  const section: Section = store && place.section === 'policy' && policy === 'none' ? 'profiles' : place.section;
  const configuration = store?.shown ?? emptyConfiguration;
  const isSearching = search.trim() !== '';

  useEffect(() => setSearch(''), [place]);
  useEffect(() => {
    document.title = `${t(sectionNames[section])} – ${t('optionsTitle')}`;
  }, [section]);
  const importFile = (file: File) => {
    void running.choose(file);
    if (section === 'start') go('#start/file');
    else if (section !== 'import') go('#import');
  };

  return (
    <div class="settings">
      <header class="sidebar">
        <p class="brand">
          <img src="/icons/32.png" alt="" width="24" height="24" />
          {t('settings')}
        </p>
        <SearchField
          label={t('settingsSearch')}
          value={search}
          onInput={setSearch}
          onEnter={() => {
            const [first] = findSettings(search, configuration, key => t(key));
            if (first && isSearching) go(first.address);
          }}
        />
        <SectionNav
          current={section}
          policy={policy}
          isNew={store?.isReadable === true && store.shown.profiles.length === 0}
          onOpen={go}
        />
      </header>
      <main aria-busy={!store}>
        <EditsContext.Provider value={edits}>
          <ListMemoryContext.Provider value={lists}>
            {store && (
              <ManagedContext.Provider value={store.managed}>
                <SharedContext.Provider value={store.shared}>
                  <PlaceContext.Provider value={place}>
                    <StoreAlerts isReadable={store.isReadable} storage={storage} />
                    {isSearching ? (
                      <SearchResults search={search} configuration={configuration} onOpen={go} />
                    ) : (
                      <SectionContent
                        section={section}
                        configuration={configuration}
                        isReadable={store.isReadable}
                        storage={storage}
                        running={running}
                        onFile={importFile}
                      />
                    )}
                  </PlaceContext.Provider>
                </SharedContext.Provider>
              </ManagedContext.Provider>
            )}
            <AnnouncementBar />
          </ListMemoryContext.Provider>
        </EditsContext.Provider>
      </main>
      <DropAnywhere onFile={importFile} />
    </div>
  );
}

type ShownStore = Pick<WholeStore, 'managed' | 'shared' | 'shown'> & { readonly isReadable: boolean };

function describePolicy({ managed }: ShownStore): 'none' | 'set' | 'has-problems' {
  if (managed.problems.length > 0) return 'has-problems';
  const { connections, profiles, settings } = managed;
  return connections.length + profiles.length + describeSettings(settings).length > 0 ? 'set' : 'none';
}

/** Reads the store once for the whole page. Without a readable store, only the policy counts, and the page says so. */
async function findStore(): Promise<ShownStore> {
  try {
    return { ...(await getKnownStore()), isReadable: true };
  } catch {
    const shared = { connections: [], profiles: [] };
    return { managed: await getManagedOrRestricted(), shared, shown: emptyConfiguration, isReadable: false };
  }
}
