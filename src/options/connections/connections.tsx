import { useLayoutEffect, useState } from 'preact/hooks';
import { plural, t } from '../../browser/api/translate';
import type { Configuration } from '../../core/configuration/configuration';
import { putConnection, removeConnection } from '../../core/configuration/configuration-edits';
import type { Connection } from '../../core/configuration/connection';
import { uniqueId } from '../../core/configuration/unique-id';
import { useManaged } from '../managed/managed-context';
import { ManagedMark } from '../managed/managed-mark';
import { SettingsPage } from '../navigation/settings-page';
import { usePlace } from '../navigation/use-navigation';
import { findConnectionToEdit, isAddConnection } from '../shared/page-fragment';
import { useEdits } from '../shared/use-announced-edits';
import { useSources } from '../sources/entry-source';
import { ConnectionEditor } from './connection-editor';
import { ConnectionEntry } from './connection-entry';
import { DeleteConnection } from './delete-connection';
import { noHosts, useConnectionHosts } from './use-connection-hosts';

interface ConnectionsProps {
  readonly configuration: Configuration;
  /** Gets the id of the connection to look with. */
  onAddFromAws(connectionId: string): void;
}

export function Connections({ configuration, onAddFromAws }: ConnectionsProps) {
  const { connections, profiles } = configuration;
  const managed = useManaged();
  const sources = useSources();
  const isLocked = managed.settings.allowedConnectionsOnly === true;
  const edits = useEdits();
  const place = usePlace();
  const [editing, setEditing] = useState<{ readonly connection?: Connection }>();
  const [deleting, setDeleting] = useState<Connection>();
  // Before the first paint, so that the list does not show alone.
  useLayoutEffect(() => {
    if (isLocked) return;
    const connection = findConnectionToEdit(place.fragment, connections);
    if (connection && sources.ofConnection(connection) === 'own') setEditing({ connection });
    else if (isAddConnection(place.fragment)) setEditing({});
  }, [place]);
  const hosts = useConnectionHosts(configuration);
  const profilesOf = ({ id }: Connection) => profiles.filter(({ connection }) => connection === id);

  const remove = (connection: Connection) => {
    setDeleting(undefined);
    const count = profilesOf(connection).length;
    const { name } = connection;
    const text =
      count === 0
        ? t('deletedName', { name })
        : t('deletedWithProfiles', { name, profiles: plural('profileCount', count) });
    void edits.remove(removeConnection(connection.id), text);
  };
  const duplicate = (connection: Connection) => {
    const name = t('copyOfName', { name: connection.name.slice(0, 190) });
    void edits.apply(
      current =>
        putConnection({ ...connection, id: uniqueId(name, current.connections), name }, connection.id)(current),
      t('addedName', { name }),
    );
  };

  return (
    <SettingsPage
      section="connections"
      action={
        <button
          type="button"
          disabled={isLocked}
          aria-describedby={isLocked ? 'no-connections' : undefined}
          onClick={() => setEditing({})}
        >
          {t('addConnection')}
        </button>
      }
    >
      {isLocked && (
        <p class="muted" id="no-connections">
          <ManagedMark /> {t('managedOnly')}
        </p>
      )}
      {connections.length === 0 && <p class="muted">{t('emptyConnections')}</p>}
      {connections.length > 0 && (
        <ul class="entries">
          {connections.map(connection => (
            <ConnectionEntry
              key={connection.id}
              connection={connection}
              source={sources.ofConnection(connection)}
              isLocked={isLocked}
              isAllowed={sources.isAllowed(connection)}
              profileCount={profilesOf(connection).length}
              hosts={hosts.get(connection.id) ?? noHosts}
              onRevoked={count => edits.announce(plural('revokedHosts', count))}
              onEdit={() => setEditing({ connection })}
              onAddFromAws={() => onAddFromAws(connection.id)}
              onDuplicate={() => duplicate(connection)}
              onDelete={() => (profilesOf(connection).length > 0 ? setDeleting(connection) : remove(connection))}
            />
          ))}
        </ul>
      )}
      {editing && (
        <ConnectionEditor
          {...editing}
          onSaved={name => edits.announce(t('savedName', { name }))}
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
    </SettingsPage>
  );
}
