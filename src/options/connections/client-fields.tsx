import { redirectUri } from '../../browser/api/sign-in-window';
import { t } from '../../browser/api/translate';
import { FieldText } from '../../ui/field-text';
import { Copyable } from '../shared/copyable';
import type { ConnectionDraftProps } from './connection-draft';
import { DiscoveryTest } from './discovery-test';
import { issuerOf } from './request-parameters';

/** The basic fields of a connection with an identity provider, and the address that is registered there. */
export function ClientFields({ draft, problems, change }: ConnectionDraftProps) {
  return (
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
      <div class="field">
        <p class="label">{t('redirectAddress')}</p>
        <Copyable label={t('copyRedirect')} text={redirectUri()} />
        <p class="muted">{t('redirectHint')}</p>
      </div>
    </>
  );
}
