import { t } from '../../browser/api/translate';
import { FieldSelect } from '../../ui/field-select';
import { FieldText } from '../../ui/field-text';
import type { ConnectionDraftProps } from './connection-draft';

/** Fields for how a connection finds out who the person is, besides the basic ones. */
export function SignInFields({ draft, problems, change }: ConnectionDraftProps) {
  return (
    <>
      <FieldSelect
        label={t('signInWay')}
        value={draft.signInType}
        options={[
          { value: 'oidc', text: t('signInOidc') },
          { value: 'guest', text: t('signInAsGuest') },
        ]}
        onChange={signInType => change({ signInType })}
      />
      {draft.signInType === 'oidc' && (
        <>
          <FieldText
            label={t('scopes')}
            value={draft.scopes}
            monospace
            hint={t('scopesHint')}
            problem={problems.scopes}
            onInput={scopes => change({ scopes })}
          />
          <FieldText
            label={t('parameters')}
            value={draft.parameters}
            monospace
            hint={t('parametersHint', { example: 'kc_idp_hint=corporate' })}
            problem={problems.parameters}
            onInput={parameters => change({ parameters })}
          />
        </>
      )}
    </>
  );
}

/** Warns of a connection without a sign-in. */
export function GuestWarning() {
  return (
    <div class="card" role="alert">
      <h3>{t('guestWarningTitle')}</h3>
      <p>{t('guestWarning')}</p>
    </div>
  );
}
