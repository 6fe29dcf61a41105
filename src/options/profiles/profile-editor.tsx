import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { t, translate, translateAll } from '../../browser/api/translate';
import { editConfiguration } from '../../browser/store/edit-configuration';
import type { Configuration } from '../../core/configuration/configuration';
import { putProfile } from '../../core/configuration/configuration-edits';
import type { Profile, ProfileType } from '../../core/configuration/profile';
import { uniqueId } from '../../core/configuration/unique-id';
import { kindOf, profileTypes } from '../../core/kinds/kinds';
import { triedProfileId } from '../../core/launch/launch-request';
import { plainName } from '../../core/words/plain-name';
import { FieldSelect } from '../../ui/field-select';
import { FieldText } from '../../ui/field-text';
import { EditForm } from '../shared/edit-form';
import { MoreOptions } from '../shared/more-options';
import { useSuggestions } from '../suggestions/use-suggestions';
import type { DraftProps } from './draft-props';
import { MoreNotebookFields, NotebookFields } from './notebook-fields';
import { OpeningFields } from './opening-fields';
import { hasMoreOptions, newDraft, suggestName, toDraft, toProfile } from './profile-draft';
import { findDraftProblems } from './profile-draft-problems';
import { MoreStudioFields, StudioFields } from './studio-fields';
import { TryButton, TryOutcome } from './try-parts';
import { useTry } from './use-try';

/** The fields that only one kind has. */
const kindFields = { studio: StudioFields, notebookInstance: NotebookFields } satisfies Record<ProfileType, unknown>;

/** The editor's start: a stored profile (`edit`), or a new one with the values known so far (`add`). */
export type ProfileToEdit =
  | { readonly mode: 'edit'; readonly profile: Profile }
  | { readonly mode: 'add'; readonly profile?: Profile };

interface ProfileEditorProps {
  readonly configuration: Configuration;
  readonly start: ProfileToEdit;
  /** What there is to say before the first field. */
  readonly intro?: ComponentChildren;
  onSaved(profile: Profile): void;
  onClose(): void;
}

export function ProfileEditor({ configuration, start, intro, onSaved, onClose }: ProfileEditorProps) {
  const { connections } = configuration;
  const [initial] = useState(() =>
    start.profile ? toDraft(start.profile) : newDraft(connections.length === 1 ? (connections[0]?.id ?? '') : ''),
  );
  const [typed, setDraft] = useState(initial);
  const suggestedName = suggestName(
    typed,
    configuration.profiles,
    start.mode === 'edit' ? start.profile.id : undefined,
  );
  const draft = plainName(typed.name) === '' ? { ...typed, name: suggestedName } : typed;
  const problems = translateAll(findDraftProblems(draft, connections));
  const isValid = Object.keys(problems).length === 0;
  const connection = connections.find(({ id }) => id === draft.connection);
  const attempt = useTry(toProfile(draft, triedProfileId, start.profile), isValid ? connection : undefined);
  const KindFields = kindFields[draft.type];
  const suggestions = useSuggestions(
    configuration,
    connection,
    (problems.region === undefined && draft.region.trim()) || (connection?.region ?? ''),
  );
  const parts: DraftProps = { draft, problems, change: part => setDraft(before => ({ ...before, ...part })) };

  const hasChoice = connections.length > 1;
  const connectionField = (
    <FieldSelect
      label={t('connection')}
      value={draft.connection}
      options={[
        ...(draft.connection ? [] : [{ value: '', text: t('chooseConnection') }]),
        ...connections.map(({ id, name }) => ({ value: id, text: name })),
      ]}
      problem={problems.connection}
      onChange={id => parts.change({ connection: id })}
    />
  );

  const save = async () => {
    const isNew = start.mode === 'add';
    const { after } = await editConfiguration(
      current => {
        const original = isNew
          ? start.profile
          : (current.profiles.find(({ id }) => id === start.profile.id) ?? start.profile);
        const id = isNew ? uniqueId(draft.name, current.profiles) : start.profile.id;
        return putProfile(toProfile(draft, id, original))(current);
      },
      start.mode === 'edit' ? putProfile(start.profile) : undefined,
    );
    const saved =
      start.mode === 'add' ? after.profiles.at(-1) : after.profiles.find(({ id }) => id === start.profile.id);
    if (saved) onSaved(saved);
  };

  return (
    <EditForm
      title={start.mode === 'add' ? t('addProfile') : t('editName', { name: start.profile.name })}
      isValid={isValid}
      isChanged={typed !== initial && JSON.stringify(typed) !== JSON.stringify(initial)}
      extra={whenValid => <TryOutcome attempt={attempt} whenValid={whenValid} />}
      moreActions={whenValid => <TryButton attempt={attempt} onTry={() => whenValid(attempt.start)} />}
      save={save}
      onClose={onClose}
    >
      {intro}
      <FieldText
        label={t('name')}
        value={typed.name}
        required={suggestedName === ''}
        placeholder={suggestedName}
        hint={typed.name === '' && suggestedName !== '' && t('nameSuggested', { name: suggestedName })}
        problem={problems.name}
        onInput={name => parts.change({ name })}
      />
      {hasChoice && connectionField}
      <KindFields {...parts} connection={connection} suggestions={suggestions} />
      <MoreOptions isUsed={hasMoreOptions(initial)}>
        {!hasChoice && connectionField}
        <FieldSelect
          label={t('type')}
          value={draft.type}
          options={profileTypes.map(type => ({ value: type, text: translate(kindOf(type).name) }))}
          onChange={type => parts.change({ type })}
        />
        {draft.type === 'studio' ? (
          <MoreStudioFields {...parts} suggestions={suggestions} />
        ) : (
          <MoreNotebookFields {...parts} />
        )}
        <OpeningFields {...parts} connection={connection} />
      </MoreOptions>
    </EditForm>
  );
}
