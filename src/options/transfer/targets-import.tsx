import { findConnection, hasEndpoint, indexKnown } from '../../core/at-hand/make-profiles';
import { nameTargets } from '../../core/at-hand/name-targets';
import type { ReadTargets } from '../../core/at-hand/target';
import type { Configuration } from '../../core/configuration/configuration';
import type { Profile } from '../../core/configuration/profile';
import { type Message, message } from '../../core/words/message';
import { CliImport } from './cli-import';
import { ImportNotes } from './import-notes';
import { TargetsPreview } from './targets-preview';

interface TargetsImportProps {
  readonly current: Configuration;
  readonly read: Extract<ReadTargets, { ok: true }>;
  onSaved(profile: Profile): void;
  onAdd(make: (current: Configuration) => readonly Profile[]): Promise<void>;
  onClose(): void;
}

/** Imports what a text names: one place in the profile's editor, several in a list to choose from. */
export function TargetsImport({ current, read, onSaved, onAdd, onClose }: TargetsImportProps) {
  const { targets, endpoint, dropped } = read;
  const connection = findConnection(current.connections, endpoint);
  const isKnownEndpoint = endpoint === undefined || (connection !== undefined && hasEndpoint(connection, endpoint));
  const notes = [...read.notes, ...(isKnownEndpoint ? [] : [message('noteEndpoint', { url: endpoint })])];
  const [only, ...others] = targets;
  if (!only || others.length > 0) {
    return (
      <TargetsPreview
        current={current}
        read={{ ...read, notes }}
        connection={connection}
        onAdd={onAdd}
        onClose={onClose}
      />
    );
  }
  const known = indexKnown(current)(only, connection);
  if (known) return <Known notes={[message('noteExists', { names: known.name }), ...notes]} />;
  const [name] = nameTargets(
    [only],
    current.profiles.map(profile => profile.name),
  );
  return (
    <CliImport
      current={current}
      profile={only.profile}
      name={name}
      connection={connection}
      notes={notes}
      dropped={dropped}
      onSaved={onSaved}
      onClose={onClose}
    />
  );
}

function Known({ notes }: { readonly notes: readonly Message[] }) {
  return (
    <div class="preview" role="status">
      <ImportNotes notes={notes} />
    </div>
  );
}
