import { useState } from 'preact/hooks';
import { t, translate, translateAll } from '../../browser/api/translate';
import { editConfiguration } from '../../browser/store/edit-configuration';
import { describeRegion } from '../../core/aws/regions';
import { putConnection } from '../../core/configuration/configuration-edits';
import type { Connection } from '../../core/configuration/connection';
import { uniqueId } from '../../core/configuration/unique-id';
import { message } from '../../core/words/message';
import { FieldText } from '../../ui/field-text';
import { EditForm } from '../shared/edit-form';
import { MoreOptions } from '../shared/more-options';
import { RegionOptions } from '../shared/region-options';
import { ClientFields } from './client-fields';
import {
  type ConnectionDraftProps,
  findConnectionProblems,
  followPool,
  hasMoreOptions,
  toConnection,
  toConnectionDraft,
} from './connection-draft';
import { EndpointFields } from './endpoint-fields';
import { FlowFields } from './flow-fields';
import { GuestWarning, SignInFields } from './sign-in-fields';

interface ConnectionEditorProps {
  /** The stored connection to edit. Without one, the form adds a new connection. */
  readonly connection?: Connection;
  onSaved(name: string): void;
  onClose(): void;
}

export function ConnectionEditor({ connection, onSaved, onClose }: ConnectionEditorProps) {
  const [initial] = useState(() => toConnectionDraft(connection));
  const [draft, setDraft] = useState(initial);
  const problems = translateAll(findConnectionProblems(draft));
  const isOidc = draft.signInType === 'oidc';
  const parts: ConnectionDraftProps = { draft, problems, change: part => setDraft(before => ({ ...before, ...part })) };

  const save = async () => {
    await editConfiguration(current => {
      const id = connection?.id ?? uniqueId(draft.name, current.connections);
      const original = current.connections.find(other => other.id === connection?.id) ?? connection;
      return putConnection(toConnection(draft, id, original))(current);
    }, connection && putConnection(connection));
    onSaved(draft.name.trim());
  };

  return (
    <EditForm
      title={connection ? t('editName', { name: connection.name }) : t('addConnection')}
      isValid={Object.keys(problems).length === 0}
      isChanged={JSON.stringify(draft) !== JSON.stringify(initial)}
      save={save}
      onClose={onClose}
    >
      <FieldText
        label={t('name')}
        value={draft.name}
        required
        problem={problems.name}
        onInput={name => parts.change({ name })}
      />
      {isOidc && <ClientFields {...parts} />}
      <FieldText
        label={t('identityPoolId')}
        value={draft.identityPoolId}
        required
        monospace
        placeholder="us-east-1:11111111-2222-4333-8444-555555555555"
        problem={problems.identityPoolId}
        onInput={identityPoolId => parts.change({ identityPoolId, region: followPool(draft, identityPoolId) })}
      />
      {!isOidc && <GuestWarning />}
      <MoreOptions isUsed={hasMoreOptions(initial)}>
        <FieldText
          label={t('region')}
          value={draft.region}
          required
          monospace
          placeholder="us-east-1"
          hint={translate(describeRegion(draft.region.trim()) ?? message('regionHint'))}
          problem={problems.region}
          suggestions={<RegionOptions />}
          onInput={region => parts.change({ region })}
        />
        <SignInFields {...parts} />
        <FlowFields {...parts} />
        <FieldText
          label={t('sharedAddress')}
          value={draft.sharedFile}
          monospace
          inputMode="url"
          placeholder="https://…/studio-launcher.json"
          hint={t('sharedConnectionHint')}
          problem={problems.sharedFile}
          onInput={sharedFile => parts.change({ sharedFile })}
        />
        <FieldText
          label={t('spaceImageArn')}
          value={draft.spaceImageArn}
          monospace
          placeholder="arn:aws:sagemaker:us-east-1:…:image/…"
          hint={t('spaceImageArnHint')}
          problem={problems.spaceImageArn}
          onInput={spaceImageArn => parts.change({ spaceImageArn })}
        />
        <EndpointFields {...parts} />
      </MoreOptions>
    </EditForm>
  );
}
