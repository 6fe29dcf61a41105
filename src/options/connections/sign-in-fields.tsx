import { t } from '../../browser/api/translate';
import { FieldSelect } from '../../ui/field-select';
import { FieldText } from '../../ui/field-text';
import type { ConnectionDraftProps } from './connection-draft';
import { DiscoveryTest } from './discovery-test';
import { issuerOf } from './request-parameters';

/** Fields for how a connection finds out who the person is. */
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
      {draft.signInType === 'guest' ? (
        <div class="card" role="alert">
          <h3>{t('guestWarningTitle')}</h3>
          <p>{t('guestWarning')}</p>
        </div>
      ) : (
        <>
          <FieldText
            label={t('issuer')}
            value={draft.issuer}
            required
            monospace
            inputMode="url"
            placeholder="https://cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI"
            problem={problems.issuer}
            onInput={issuer => change({ issuer: issuerOf(issuer) })}
          />
          <DiscoveryTest
            issuer={draft.issuer.trim()}
            isValid={problems.issuer === undefined}
            scopes={draft.scopes}
            onScopes={scopes => change({ scopes })}
          />
          <FieldText
            label={t('clientId')}
            value={draft.clientId}
            required
            monospace
            hint={t('clientIdHint')}
            problem={problems.clientId}
            onInput={clientId => change({ clientId })}
          />
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
