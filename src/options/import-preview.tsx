import type { Configuration } from '../core/configuration';
import { type Change, mergeConfigurations } from '../core/configuration-merge';
import { findProfileProblems } from '../core/presign-input';
import { findUnknownMembers } from '../core/unknown-members';
import { allHosts, hostName } from '../core/wanted-hosts';

interface ImportPreviewProps {
  readonly current: Configuration;
  readonly imported: Configuration;
  onImport(): void;
  onCancel(): void;
}

/** What an import would do, before it is done: counts, every host that it names, and what is doubtful. */
export function ImportPreview({ current, imported, onImport, onCancel }: ImportPreviewProps) {
  const merge = mergeConfigurations(current, imported);
  const unknown = findUnknownMembers(imported);
  return (
    <div class="preview">
      <h3>Preview</h3>
      <p>Connections: {describeChange(merge.connections)}</p>
      <p>Profiles: {describeChange(merge.profiles)}</p>
      <p>
        Hosts that it names. Importing reads the identity provider’s public discovery document; all others are called
        only when you launch or sign in, and after you have allowed them.
      </p>
      <ul>
        {allHosts(imported).map(host => (
          <li key={host}>
            <code>{hostName(host)}</code>
          </li>
        ))}
      </ul>
      {imported.profiles.flatMap(profile =>
        findProfileProblems(profile).map(({ field, expected }) => (
          <p key={`${profile.id} ${field}`} class="warning">
            {profile.name}: {field} must be {expected}
          </p>
        )),
      )}
      {unknown.length > 0 && <p>Kept, though this version does not know them: {unknown.join(', ')}</p>}
      <div class="actions">
        <button type="button" class="primary" onClick={onImport}>
          Import
        </button>
        <button type="button" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </div>
  );
}

function describeChange({ added, changed, unchanged }: Change): string {
  return `${added} added, ${changed} changed, ${unchanged} unchanged`;
}
