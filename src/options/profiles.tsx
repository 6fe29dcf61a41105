import { useState } from 'preact/hooks';
import type { Configuration } from '../core/configuration';
import { filterProfiles } from '../core/filter-profiles';
import { FieldText } from '../ui/field-text';
import { AnnouncementBar } from './announcement-bar';
import { findProfileToEdit } from './page-fragment';
import { ProfileEditor, type ProfileToEdit } from './profile-editor';
import { ProfileGroup } from './profile-group';
import { useAnnouncedEdits } from './use-announced-edits';

/** Rows drawn at once; more on demand, so that thousands do not make the page slow. */
const pageSize = 100;

export function Profiles({ configuration }: { readonly configuration: Configuration }) {
  const { connections, profiles } = configuration;
  const [search, setSearch] = useState('');
  const [limit, setLimit] = useState(pageSize);
  const [editing, setEditing] = useState<ProfileToEdit | undefined>(() => {
    const profile = findProfileToEdit(location.hash, profiles);
    return profile && { mode: 'edit', profile };
  });
  const edits = useAnnouncedEdits();

  const found = filterProfiles(profiles, search);
  const grouped = connections.flatMap(({ id }) => found.filter(({ connection }) => connection === id));
  const shown = grouped.slice(0, limit);
  return (
    <section>
      <div class="section-head">
        <h2 tabIndex={-1}>Profiles</h2>
        <button type="button" disabled={connections.length === 0} onClick={() => setEditing({ mode: 'add' })}>
          Add profile
        </button>
      </div>
      {profiles.length === 0 && (
        <p class="muted">
          No profiles yet. {connections.length === 0 ? 'Import a configuration below, or add a connection first.' : ''}
        </p>
      )}
      {profiles.length > 1 && (
        <FieldText
          label="Find a profile"
          value={search}
          hint={search.trim() && `${found.length} of ${profiles.length} profiles`}
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
            Show {Math.min(pageSize, grouped.length - limit)} more of {grouped.length}
          </button>
        </p>
      )}
      <AnnouncementBar {...edits} />
      {editing && (
        <ProfileEditor
          configuration={configuration}
          start={editing}
          onSaved={({ name }) => edits.announce(`Saved ${name}.`)}
          onClose={() => setEditing(undefined)}
        />
      )}
    </section>
  );
}
