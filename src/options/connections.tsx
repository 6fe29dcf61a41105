import { useState } from 'preact/hooks';
import type { Configuration } from '../core/configuration';
import type { Connection } from '../core/connection';
import { AnnouncementBar } from './announcement-bar';
import { putConnection, removeConnection } from './configuration-edits';
import { ConnectionEditor } from './connection-editor';
import { ConnectionEntry } from './connection-entry';
import { DeleteConnection } from './delete-connection';
import { isAddConnection } from './page-fragment';
import { uniqueId } from './unique-id';
import { useAnnouncedEdits } from './use-announced-edits';

export function Connections({ configuration }: { readonly configuration: Configuration }) {
  const { connections, profiles } = configuration;
  const [editing, setEditing] = useState<{ readonly connection?: Connection } | undefined>(() =>
    isAddConnection(location.hash) ? {} : undefined,
  );
  const [deleting, setDeleting] = useState<Connection>();
  const edits = useAnnouncedEdits();
  const profilesOf = ({ id }: Connection) => profiles.filter(({ connection }) => connection === id);

  const remove = (connection: Connection) => {
    setDeleting(undefined);
    const count = profilesOf(connection).length;
    const also = count === 0 ? '' : ` and ${count === 1 ? '1 profile' : `${count} profiles`}`;
    void edits.remove(removeConnection(connection.id), `Deleted ${connection.name}${also}.`);
  };
  const duplicate = (connection: Connection) => {
    const name = `${connection.name.slice(0, 190)} (copy)`;
    void edits.apply(
      current =>
        putConnection({ ...connection, id: uniqueId(name, current.connections), name }, connection.id)(current),
      `Added ${name}.`,
    );
  };

  return (
    <section>
      <div class="section-head">
        <h2 tabIndex={-1}>Connections</h2>
        <button type="button" onClick={() => setEditing({})}>
          Add connection
        </button>
      </div>
      {connections.length === 0 && <p class="muted">No connections yet. Import a configuration below, or add one.</p>}
      {connections.length > 0 && (
        <ul class="entries">
          {connections.map(connection => (
            <ConnectionEntry
              key={connection.id}
              connection={connection}
              profiles={profilesOf(connection)}
              onEdit={() => setEditing({ connection })}
              onDuplicate={() => duplicate(connection)}
              onDelete={() => (profilesOf(connection).length > 0 ? setDeleting(connection) : remove(connection))}
            />
          ))}
        </ul>
      )}
      <AnnouncementBar {...edits} />
      {editing && (
        <ConnectionEditor
          {...editing}
          onSaved={name => edits.announce(`Saved ${name}.`)}
          onClose={() => setEditing(undefined)}
        />
      )}
      {deleting && (
        <DeleteConnection
          connection={deleting}
          profiles={profilesOf(deleting)}
          onDelete={() => remove(deleting)}
          onClose={() => setDeleting(undefined)}
        />
      )}
    </section>
  );
}
