import { FieldSelect } from '../ui/field-select';
import { FieldText } from '../ui/field-text';
import type { ConnectionDraftProps } from './connection-editor';
import { DiscoveryTest } from './discovery-test';

/** How a connection finds out who the person is. */
export function SignInFields({ draft, problems, change }: ConnectionDraftProps) {
  return (
    <>
      <FieldSelect
        label="Sign-in"
        value={draft.signInType}
        options={[
          { value: 'oidc', text: 'Identity provider (OpenID Connect)' },
          { value: 'guest', text: 'Guest, without signing in' },
        ]}
        onChange={signInType => change({ signInType })}
      />
      {draft.signInType === 'guest' ? (
        <div class="card" role="alert">
          <h3>Guests are not asked who they are</h3>
          <p>
            Whoever knows the identity pool ID and the role’s ARN can open Studio as every user profile that the role
            allows. Use a guest connection for demonstrations alone, never where there is data or work to protect.
          </p>
        </div>
      ) : (
        <>
          <FieldText
            label="Issuer"
            value={draft.issuer}
            required
            monospace
            inputMode="url"
            placeholder="https://cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI"
            problem={problems.issuer}
            onInput={issuer => change({ issuer })}
          />
          <DiscoveryTest issuer={draft.issuer.trim()} isValid={problems.issuer === undefined} />
          <FieldText
            label="Client ID"
            value={draft.clientId}
            required
            monospace
            hint="Of a public client, which has no secret."
            problem={problems.clientId}
            onInput={clientId => change({ clientId })}
          />
          <FieldText
            label="Scopes"
            value={draft.scopes}
            monospace
            hint="With spaces between them. Empty for openid alone."
            problem={problems.scopes}
            onInput={scopes => change({ scopes })}
          />
        </>
      )}
    </>
  );
}
