import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { t } from '../../browser/api/translate';
import type { Configuration } from '../../core/configuration/configuration';
import { filterProfiles } from '../../core/search/filter-profiles';
import { SettingsPage } from '../navigation/settings-page';
import { usePlace } from '../navigation/use-navigation';
import { findProfileToEdit } from '../shared/page-fragment';
import { SearchField } from '../shared/search-field';
import { useEdits } from '../shared/use-announced-edits';
import { useSources } from '../sources/entry-source';
import { ProfileEditor, type ProfileToEdit } from './profile-editor';
import { ProfileGroup } from './profile-group';

/** The most profiles of which every row is drawn. */
const shortList = 20;

interface ProfilesProps {
  readonly configuration: Configuration;
  /** Shown if there are neither connections nor profiles. */
  readonly empty: ComponentChildren;
  onAddFromAws(): void;
}

/** The list of profiles, and their editor. */
export function Profiles({ configuration, empty, onAddFromAws }: ProfilesProps) {
  const { connections, profiles } = configuration;
  const sources = useSources();
  const edits = useEdits();
  const place = usePlace();
  const [search, setSearch] = useState('');
  const [editing, setEditing] = useState<ProfileToEdit>();
  // Before the first paint, so that the list does not show alone.
  useLayoutEffect(() => {
    const profile = findProfileToEdit(place.fragment, profiles);
    if (profile && sources.ofProfile(profile) === 'own') setEditing({ mode: 'edit', profile });
  }, [place]);

  const found = filterProfiles(profiles, search);
  const canAdd = connections.length > 0;
  const ownCount = profiles.filter(profile => sources.ofProfile(profile) === 'own').length;
  return (
    <SettingsPage
      section="profiles"
      action={
        <div class="actions">
          <button
            type="button"
            disabled={!canAdd}
            aria-describedby={canAdd ? undefined : 'no-profiles'}
            onClick={onAddFromAws}
          >
            {t('addFromAws')}
          </button>
          <button
            type="button"
            disabled={!canAdd}
            aria-describedby={canAdd ? undefined : 'no-profiles'}
            onClick={() => setEditing({ mode: 'add' })}
          >
            {t('addProfile')}
          </button>
        </div>
      }
    >
      {profiles.length === 0 && (
        <p class="muted" id="no-profiles">
          {t('noProfiles')} {!canAdd && t('emptyProfilesHint')}
        </p>
      )}
      {connections.length + profiles.length === 0 && empty}
      {profiles.length > 1 && (
        <div class="find">
          <SearchField label={t('findProfile')} value={search} onInput={setSearch} />
          <p role="status" class="muted">
            {search.trim() && t('profilesFound', { found: found.length, total: profiles.length })}
          </p>
        </div>
      )}
      {connections.map(connection => {
        const shown = found.filter(profile => profile.connection === connection.id);
        return (
          shown.length > 0 && (
            <ProfileGroup
              key={connection.id}
              connection={connection}
              profiles={shown}
              configuration={configuration}
              drawsAll={found.length <= shortList}
              onEdit={profile => setEditing({ mode: 'edit', profile })}
            />
          )
        );
      })}
      {ownCount > 1 && <p class="muted">{t('reorderHint')}</p>}
      {editing && (
        <ProfileEditor
          configuration={configuration}
          start={editing}
          onSaved={({ name }) => edits.announce(t('savedName', { name }))}
          onClose={() => setEditing(undefined)}
        />
      )}
    </SettingsPage>
  );
}
