import { useState } from 'preact/hooks';
import { t } from '../../browser/api/translate';
import type { Configuration } from '../../core/configuration/configuration';
import { filterProfiles } from '../../core/search/filter-profiles';
import { FieldText } from '../../ui/field-text';
import { AnnouncementBar } from '../shared/announcement-bar';
import { findProfileToEdit } from '../shared/page-fragment';
import { useAnnouncedEdits } from '../shared/use-announced-edits';
import { useSources } from '../sources/entry-source';
import { ProfileEditor, type ProfileToEdit } from './profile-editor';
import { ProfileGroup } from './profile-group';

/** Rows drawn at first, and added on demand. Drawing thousands at once would make the page slow. */
const pageSize = 100;

export function Profiles({ configuration }: { readonly configuration: Configuration }) {
  const { connections, profiles } = configuration;
  const sources = useSources();
  const [search, setSearch] = useState('');
  const [limit, setLimit] = useState(pageSize);
  const [editing, setEditing] = useState<ProfileToEdit | undefined>(() => {
    const profile = findProfileToEdit(location.hash, profiles);
    return profile && sources.ofProfile(profile) === 'own' ? { mode: 'edit', profile } : undefined;
  });
  const edits = useAnnouncedEdits();

  const found = filterProfiles(profiles, search);
  const grouped = connections.flatMap(({ id }) => found.filter(({ connection }) => connection === id));
  const shown = grouped.slice(0, limit);
  return (
    <section>
      <div class="section-head">
        <h2 tabIndex={-1}>{t('profiles')}</h2>
        <button type="button" disabled={connections.length === 0} onClick={() => setEditing({ mode: 'add' })}>
          {t('addProfile')}
        </button>
      </div>
      {profiles.length === 0 && (
        <p class="muted">
          {t('noProfiles')} {connections.length === 0 && t('noProfilesHint')}
        </p>
      )}
      {profiles.length > 1 && (
        <FieldText
          label={t('findProfile')}
          value={search}
          hint={search.trim() && t('profilesFound', { found: found.length, total: profiles.length })}
          onInput={text => {
            setSearch(text);
            setLimit(pageSize);
          }}
        />
      )}
      {connections.map(connection => {
        const own = shown.filter(profile => profile.connection === connection.id);
        return (
          own.length > 0 && (
            <ProfileGroup
              key={connection.id}
              connection={connection}
              profiles={own}
              configuration={configuration}
              edits={edits}
              onEdit={profile => setEditing({ mode: 'edit', profile })}
            />
          )
        );
      })}
      {grouped.length > limit && (
        <p>
          <button type="button" onClick={() => setLimit(limit + pageSize)}>
            {t('showMore', { number: Math.min(pageSize, grouped.length - limit), total: grouped.length })}
          </button>
        </p>
      )}
      <AnnouncementBar {...edits} />
      {editing && (
        <ProfileEditor
          configuration={configuration}
          start={editing}
          onSaved={({ name }) => edits.announce(t('savedName', { name }))}
          onClose={() => setEditing(undefined)}
        />
      )}
    </section>
  );
}
