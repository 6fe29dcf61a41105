import { t } from '../../browser/api/translate';
import { FieldSelect } from '../../ui/field-select';
import { FieldText } from '../../ui/field-text';
import type { ConnectionDraftProps } from './connection-draft';

/** Fields for how a connection gets credentials from its identity pool, and for which role. */
export function FlowFields({ draft, problems, change }: ConnectionDraftProps) {
  const isBasic = draft.authFlow === 'basic';
  return (
    <>
      <FieldSelect
        label={t('authFlow')}
        value={draft.authFlow}
        options={[
          { value: 'enhanced', text: t('authFlowEnhanced') },
          { value: 'basic', text: t('authFlowBasic') },
        ]}
        hint={t('authFlowHint')}
        onChange={authFlow => change({ authFlow })}
      />
      <FieldText
        label={t('roleArn')}
        value={draft.roleArn}
        required={isBasic}
        monospace
        placeholder="arn:aws:iam::111122223333:role/studio"
        hint={t(isBasic ? 'roleArnBasicHint' : 'roleArnHint')}
        problem={problems.roleArn}
        onInput={roleArn => change({ roleArn })}
      />
      {isBasic && (
        <FieldText
          label={t('roleSession')}
          value={draft.roleSession}
          inputMode="numeric"
          placeholder="3600"
          hint={t('roleSessionHint')}
          problem={problems.roleSession}
          onInput={roleSession => change({ roleSession })}
        />
      )}
    </>
  );
}
