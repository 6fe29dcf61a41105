import { generateKeyPairSync } from 'node:crypto';
import { realProviderHost } from '../../local-aws/find-host';
import type { Wanted } from './provider-kind';

export interface GlewlwydClient {
  readonly clientId: string;
  readonly issuer: string;
  readonly scopes: readonly string[];
}

/** So long as a working day, since a refresh brings no ID token. */
const daySeconds = 10 * 3600;

/** What an administrator sets on its pages, by the API behind them, as the administrator that the database begins with. */
export async function setUpGlewlwyd(
  api: string,
  { clientId, issuer, scopes }: GlewlwydClient,
  { redirectUri, person }: Wanted,
): Promise<void> {
  const { username, password, email, name } = person;
  const asAdministrator = await signIn(api, 'admin', 'password');
  const plugin = {
    ...{ module: 'oidc', name: 'oidc', display_name: 'OpenID Connect', order_rank: 0, readonly: false },
    parameters: pluginOf(issuer, scopes),
  };
  await asAdministrator('POST', 'mod/plugin/', plugin);
  for (const scope of scopes.filter(one => one !== 'openid')) {
    const texts = { display_name: scope, description: scope };
    await asAdministrator('POST', 'scope/', { name: scope, ...texts, password_required: true, password_max_age: 0 });
  }
  const user = { username, password, email, name, enabled: true, scope: scopes };
  await asAdministrator('POST', 'user/', user);
  const client = {
    ...{ client_id: clientId, name: 'Studio Launcher', enabled: true, confidential: false, scope: [] },
    redirect_uri: [redirectUri],
    authorization_type: ['code', 'refresh_token'],
    token_endpoint_auth_method: ['none'],
  };
  await asAdministrator('POST', 'client/', client);
  const asPerson = await signIn(api, username, password);
  // Else a page would ask the person for consent.
  await asPerson('PUT', `auth/grant/${clientId}/`, { scope: scopes.join(' ') });
}

function pluginOf(issuer: string, scopes: readonly string[]) {
  const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });
  return {
    iss: issuer,
    'jwks-private': JSON.stringify({ keys: [{ ...key, alg: 'RS256', kid: 'studio-launcher', use: 'sig' }] }),
    'default-kid': 'studio-launcher',
    'jwks-show': true,
    'jwt-type': 'rsa',
    'jwt-key-size': '256',
    'access-token-duration': daySeconds,
    'refresh-token-duration': 14 * 24 * 3600,
    'code-duration': 60,
    'refresh-token-rolling': true,
    'refresh-token-one-use': 'always',
    'allow-non-oidc': false,
    'auth-type-code-enabled': true,
    'auth-type-code-revoke-replayed': true,
    'auth-type-token-enabled': false,
    'auth-type-id-token-enabled': true,
    'auth-type-none-enabled': false,
    'auth-type-password-enabled': false,
    'auth-type-client-enabled': false,
    'auth-type-device-enabled': false,
    'auth-type-refresh-enabled': true,
    'subject-type': 'public',
    'allowed-scope': scopes,
    'name-claim': 'mandatory',
    'email-claim': 'mandatory',
    claims: [{ name: 'preferred_username', 'user-property': 'username', type: 'string', mandatory: true }],
    'pkce-allowed': true,
    'pkce-method-plain-allowed': false,
    'pkce-required': false,
    'pkce-required-public-client': true,
    'introspection-revocation-allowed': true,
    'introspection-revocation-allow-target-client': true,
    'oauth-as-iss-id': true,
  };
}

type Send = (method: 'POST' | 'PUT', path: string, body: object) => Promise<void>;

async function signIn(api: string, username: string, password: string): Promise<Send> {
  const cookies: string[] = [];
  const send: Send = async (method, path, body) => {
    const headers = { 'content-type': 'application/json', cookie: cookies.join('; '), host: realProviderHost };
    const answer = await fetch(`${api}/${path}`, { method, headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    cookies.push(...answer.headers.getSetCookie().map(cookie => cookie.replace(/;.*/, '')));
  };
  await send('POST', 'auth/', { username, password });
  return send;
}
