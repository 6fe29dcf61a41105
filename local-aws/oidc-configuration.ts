import { randomBytes } from 'node:crypto';
import type { JWK } from 'jose';
import type { Configuration, interactionPolicy } from 'oidc-provider';
import { createOidcAdapter } from './oidc-adapter';
import { page } from './page';
import type { ProviderWays } from './provider-ways';
import { userPool, users } from './world';

const scope = 'openid profile email';
const days = 24 * 60 * 60;

export interface OidcOptions {
  readonly redirectUris: readonly string[];
  /** Changeable while the provider runs. */
  readonly lifetimes: { readonly idTokenSeconds: number };
  readonly signingKey: JWK;
  /** oidc-provider's own policy of when to ask the user for something. */
  readonly policy: interactionPolicy.DefaultPolicy;
  /** Those that it has now. */
  readonly ways: () => Pick<ProviderWays, 'givesRefreshToken'>;
}

/** oidc-provider's configuration for a public client of a Cognito user pool: PKCE, rotating refresh tokens, no consent page. */
export function oidcConfiguration({ redirectUris, lifetimes, signingKey, policy, ways }: OidcOptions): Configuration {
  policy.remove('consent');
  return {
    adapter: createOidcAdapter(),
    clients: [
      {
        client_id: userPool.clientId,
        redirect_uris: redirectUris,
        post_logout_redirect_uris: redirectUris,
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        id_token_signed_response_alg: 'RS256',
      },
    ],
    jwks: { keys: [signingKey] },
    cookies: { keys: [randomBytes(32).toString('hex')] },
    routes: {
      authorization: '/oauth2/authorize',
      token: '/oauth2/token',
      revocation: '/oauth2/revoke',
      jwks: '/.well-known/jwks.json',
      end_session: '/logout',
    },
    scopes: ['openid', 'profile', 'email'],
    claims: {
      openid: ['sub', 'cognito:username', 'token_use'],
      email: ['email', 'email_verified'],
      profile: ['name', 'preferred_username'],
    },
    conformIdTokenClaims: false,
    responseTypes: ['code'],
    clientAuthMethods: ['none'],
    pkce: { required: () => true },
    // A worker's requests carry `Origin: chrome-extension://…`; Cognito allows any.
    clientBasedCORS: () => true,
    issueRefreshToken: () => ways().givesRefreshToken,
    rotateRefreshToken: true,
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      revocation: { enabled: true, allowedPolicy: (_context, client, token) => token.clientId === client.clientId },
      rpInitiatedLogout: { enabled: true, logoutSource, postLogoutSuccessSource },
      pushedAuthorizationRequests: { enabled: false },
      dPoP: { enabled: false },
    },
    interactions: { policy, url: (_context, interaction) => `/login/${interaction.uid}` },
    findAccount,
    loadExistingGrant: async context => {
      const { provider, client, session } = context.oidc;
      if (session?.accountId === undefined || client === undefined) return undefined;
      // A grant for each sign-in: revoking one refresh token must not end another connection's.
      const grant = new provider.Grant({ accountId: session.accountId, clientId: client.clientId });
      grant.addOIDCScope(scope);
      await grant.save();
      return grant;
    },
    renderError: (context, out) => {
      context.type = 'html';
      context.body = page('Sign-in error', `<h1>Sign-in error</h1><p class="error">${out.error}</p>`, 'narrow');
    },
    ttl: {
      IdToken: () => lifetimes.idTokenSeconds,
      AccessToken: () => lifetimes.idTokenSeconds,
      AuthorizationCode: 60,
      RefreshToken: 14 * days,
      Interaction: 3600,
      Session: 14 * days,
      Grant: 14 * days,
    },
  };
}

const findAccount: Configuration['findAccount'] = (_context, sub) => {
  const user = users.find(candidate => candidate.sub === sub);
  if (user === undefined) return undefined;
  const { username, email, name } = user;
  const claims = { sub, email, email_verified: true, name, preferred_username: username };
  return { accountId: sub, claims: () => ({ ...claims, 'cognito:username': username, token_use: 'id' }) };
};

async function logoutSource(context: { body: unknown; type: string }, form: string): Promise<void> {
  const button = '<button form="op.logoutForm" type="submit" name="logout" value="yes">Sign out</button>';
  context.type = 'html';
  context.body = page('Sign out of Acme', `<h1>Sign out of Acme?</h1>${form}${button}`, 'narrow');
}

async function postLogoutSuccessSource(context: { body: unknown; type: string }): Promise<void> {
  context.type = 'html';
  context.body = page('Signed out', '<h1>Signed out</h1><p>You can close this page.</p>', 'narrow');
}
