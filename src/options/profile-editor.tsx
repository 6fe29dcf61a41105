import { useState } from 'preact/hooks';
import type { Configuration } from '../core/configuration';
import type { Profile } from '../core/profile';
import { FieldSelect } from '../ui/field-select';
import { FieldText } from '../ui/field-text';
import { putProfile } from './configuration-edits';
import type { DraftProps } from './draft-props';
import { editConfiguration } from './edit-configuration';
import { EditForm } from './edit-form';
import { NotebookFields } from './notebook-fields';
import { OpeningFields } from './opening-fields';
import { newDraft, toDraft, toProfile } from './profile-draft';
import { findDraftProblems } from './profile-draft-problems';
import { StudioFields } from './studio-fields';
import { uniqueId } from './unique-id';

/** What the editor starts with: a stored profile (`edit`), or what is known of a new one. */
export type ProfileToEdit =
  | { readonly mode: 'edit'; readonly profile: Profile }
  | { readonly mode: 'add'; readonly profile?: Profile };

interface ProfileEditorProps {
  readonly configuration: Configuration;
  readonly start: ProfileToEdit;
  onSaved(profile: Profile): void;
  onClose(): void;
}

export function ProfileEditor({ configuration, start, onSaved, onClose }: ProfileEditorProps) {
  const { connections } = configuration;
  const [initial] = useState(() =>
    start.profile ? toDraft(start.profile) : newDraft(connections.length === 1 ? (connections[0]?.id ?? '') : ''),
  );
  const [draft, setDraft] = useState(initial);
  const problems = findDraftProblems(draft, connections);
  const parts: DraftProps = { draft, problems, change: part => setDraft(before => ({ ...before, ...part })) };

  const save = async () => {
    const isNew = start.mode === 'add';
    const { after } = await editConfiguration(current => {
      const original = isNew
        ? start.profile
        : (current.profiles.find(({ id }) => id === start.profile.id) ?? start.profile);
      const id = isNew ? uniqueId(draft.name, current.profiles) : start.profile.id;
      return putProfile(toProfile(draft, id, original))(current);
    });
    const saved =
      start.mode === 'add' ? after.profiles.at(-1) : after.profiles.find(({ id }) => id === start.profile.id);
    if (saved) onSaved(saved);
  };

  return (
    <EditForm
      title={start.mode === 'add' ? 'Add profile' : `Edit ${start.profile.name}`}
      isValid={Object.keys(problems).length === 0}
      isChanged={draft !== initial && JSON.stringify(draft) !== JSON.stringify(initial)}
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
      <div class="pair">
        <FieldSelect
          label="Connection"
          value={draft.connection}
          options={[
            ...(draft.connection ? [] : [{ value: '', text: 'Choose a connection' }]),
            ...connections.map(({ id, name }) => ({ value: id, text: name })),
          ]}
          problem={problems.connection}
          onChange={connection => parts.change({ connection })}
        />
        <FieldSelect
          label="Type"
          value={draft.type}
          options={[
            { value: 'studio', text: 'Studio' },
            { value: 'notebookInstance', text: 'Notebook instance' },
          ]}
          onChange={type => parts.change({ type })}
        />
      </div>
      {draft.type === 'studio' ? <StudioFields {...parts} /> : <NotebookFields {...parts} />}
      <OpeningFields {...parts} connection={connections.find(({ id }) => id === draft.connection)} />
    </EditForm>
  );
}
