import { useState } from 'preact/hooks';
import type { Connection } from '../core/connection';
import { describeRegion } from '../core/regions';
import { FieldText } from '../ui/field-text';
import { putConnection } from './configuration-edits';
import {
  type ConnectionDraft,
  type ConnectionDraftProblems,
  findConnectionProblems,
  toConnection,
  toConnectionDraft,
} from './connection-draft';
import { editConfiguration } from './edit-configuration';
import { EditForm } from './edit-form';
import { EndpointFields } from './endpoint-fields';
import { RegionOptions } from './region-options';
import { SignInFields } from './sign-in-fields';
import { uniqueId } from './unique-id';

/** What the parts of the form share. */
export interface ConnectionDraftProps {
  readonly draft: ConnectionDraft;
  readonly problems: ConnectionDraftProblems;
  change(part: Partial<ConnectionDraft>): void;
}

interface ConnectionEditorProps {
  /** The stored connection to edit; without one a new one is added. */
  readonly connection?: Connection;
  onSaved(name: string): void;
  onClose(): void;
}

export function ConnectionEditor({ connection, onSaved, onClose }: ConnectionEditorProps) {
  const [initial] = useState(() => toConnectionDraft(connection));
  const [draft, setDraft] = useState(initial);
  const problems = findConnectionProblems(draft);
  const parts: ConnectionDraftProps = { draft, problems, change: part => setDraft(before => ({ ...before, ...part })) };

  const save = async () => {
    await editConfiguration(current => {
      const id = connection?.id ?? uniqueId(draft.name, current.connections);
      const original = current.connections.find(other => other.id === connection?.id) ?? connection;
      return putConnection(toConnection(draft, id, original))(current);
    });
    onSaved(draft.name.trim());
  };

  return (
    <EditForm
      title={connection ? `Edit ${connection.name}` : 'Add connection'}
      isValid={Object.keys(problems).length === 0}
      isChanged={JSON.stringify(draft) !== JSON.stringify(initial)}
      save={save}
      onClose={onClose}
    >
      <FieldText
        label="Name"
        value={draft.name}
        required
        problem={problems.name}
        onInput={name => parts.change({ name })}
      />
      <FieldText
        label="Region"
        value={draft.region}
        required
        monospace
        placeholder="us-east-1"
        hint={
          describeRegion(draft.region.trim()) ??
          'Where its domains and notebook instances are, unless a profile says otherwise.'
        }
        problem={problems.region}
        suggestions={<RegionOptions />}
        onInput={region => parts.change({ region })}
      />
      <FieldText
        label="Identity pool ID"
        value={draft.identityPoolId}
        required
        monospace
        placeholder="us-east-1:11111111-2222-4333-8444-555555555555"
        problem={problems.identityPoolId}
        onInput={identityPoolId => parts.change({ identityPoolId })}
      />
      <SignInFields {...parts} />
      <FieldText
        label="Role ARN"
        value={draft.roleArn}
        monospace
        placeholder="arn:aws:iam::111122223333:role/studio"
        hint="Only where the identity pool offers more than one role. Empty for the pool’s own choice."
        problem={problems.roleArn}
        onInput={roleArn => parts.change({ roleArn })}
      />
      <EndpointFields {...parts} />
    </EditForm>
  );
}
