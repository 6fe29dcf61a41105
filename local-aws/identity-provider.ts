import type { IncomingMessage, ServerResponse } from 'node:http';
import type { JSONWebKeySet } from 'jose';
import * as v from 'valibot';
import { importOidcProvider } from './import-oidc-provider';
import type { IssuedKind, IssuedList } from './issued';
import { oidcConfiguration } from './oidc-configuration';
import { handleInteraction, isInteraction } from './oidc-interaction';
import type { Partner } from './partner';
import type { ProviderWays } from './provider-ways';
import { createSigningKeys } from './signing-keys';
import { tokensSchema, waywardDiscovery, waywardLocation, waywardTokens } from './wayward-answers';
import { createWaywardness, findWaywardAnswer } from './wayward-requests';
import { userPool } from './world';

export interface IdentityProvider {
  /** The public keys its ID tokens are signed with. */
  readonly keys: JSONWebKeySet;
  /** Answers a request and says how it judged it. */
  handle(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<{ verdict: string; detail: Record<string, string> }>;
}

export interface IdentityProviderOptions {
  readonly redirectUris: readonly string[];
  readonly lifetimes: { readonly idTokenSeconds: number };
  readonly issued: IssuedList;
  readonly partner: Partner;
  /** Those that it has now. */
  readonly ways: () => ProviderWays;
}

const errorSchema = v.object({ error: v.string(), error_description: v.optional(v.string()) });
const issuerPath = `/${userPool.id}`;

/** A Cognito user pool made of oidc-provider, a certified OpenID provider. */
export async function createIdentityProvider(options: IdentityProviderOptions): Promise<IdentityProvider> {
  const { Provider, interactionPolicy } = await importOidcProvider();
  const keys = await createSigningKeys();
  const configuration = oidcConfiguration({ ...options, signingKey: keys.own, policy: interactionPolicy.base() });
  const provider = new Provider(userPool.issuer, configuration);
  const verdicts = new WeakMap<IncomingMessage, string>();
  const waywardness = createWaywardness();

  provider.use(async (context, next) => {
    const { req, path } = context;
    if (isInteraction(path)) {
      verdicts.set(req, await handleInteraction(provider, context, options.partner));
      return;
    }
    if (path === '/logout' && context.query.logout_uri !== undefined) {
      verdicts.set(req, await signOut(context));
      return;
    }
    await next();
    const ways = options.ways();
    if (path === '/.well-known/openid-configuration') context.body = waywardDiscovery(context.body, ways);
    if (path === '/.well-known/jwks.json') context.body = keys.published;
    if (path === '/oauth2/token') {
      const isRefresh = context.oidc?.params?.grant_type === 'refresh_token';
      context.body = await waywardTokens(context.body, isRefresh, ways, keys);
    }
    if (path.startsWith('/.well-known/')) context.set('access-control-allow-origin', '*');
    const location = waywardLocation(context.response.get('location'), ways);
    if (location) context.set('location', location);
    keepTokens(options.issued, context.body, location);
    verdicts.set(req, findError(context.body, location) ?? 'ok');
  });
  provider.on('server_error', (_context: unknown, error: unknown) => console.error(error));

  /** Cognito's own way to sign out: no question asked, then back to a registered address. */
  async function signOut(context: Parameters<Parameters<typeof provider.use>[0]>[0]): Promise<string> {
    const { client_id: clientId, logout_uri: logoutUri } = context.query;
    const isRegistered = typeof logoutUri === 'string' && options.redirectUris.includes(logoutUri);
    if (clientId !== userPool.clientId || !isRegistered) {
      context.status = 400;
      context.body = 'The client or the logout address is not registered.';
      return 'the client or the logout address is not registered';
    }
    const session = await provider.Session.get(context);
    await session.destroy();
    context.cookies.set(provider.cookieName('session'), null);
    context.redirect(logoutUri);
    return 'ok';
  }

  const callback = provider.callback();
  return {
    keys: keys.published,
    handle: async (request, response) => {
      const ways = options.ways();
      const path = findProviderPath(request, ways);
      if (path === undefined) {
        response.writeHead(404).end();
        return { verdict: 'not served on this host', detail: {} };
      }
      const original = request.url ?? '/';
      const { headers } = request;
      const { redirectUris } = options;
      const wayward = findWaywardAnswer({ path, address: original, headers, redirectUris }, ways);
      if (wayward) {
        response.writeHead(wayward.status, { ...wayward.headers }).end(wayward.body);
        return { verdict: wayward.verdict, detail: {} };
      }
      // oidc-provider finds the path that it is mounted on by comparing the two.
      Object.assign(request, { url: waywardness.rewrite(path, ways), originalUrl: original });
      await callback(request, response);
      return { verdict: verdicts.get(request) ?? 'ok', detail: {} };
    },
  };
}

/** What an identity provider's request is called in the log. */
export function identityProviderOperation(pathname: string): string {
  if (pathname.endsWith('/.well-known/openid-configuration')) return 'oidc.discovery';
  if (pathname.endsWith('/.well-known/jwks.json')) return 'oidc.keys';
  if (isInteraction(pathname)) return 'oidc.login';
  const name = /^\/oauth2\/(authorize|token|revoke)(?:\/|$)/.exec(pathname)?.[1];
  return pathname.startsWith('/logout') ? 'oidc.logout' : `oidc.${name ?? 'unknown'}`;
}

/** The path without the issuer's; undefined if it is not served on this host. */
function findProviderPath(request: IncomingMessage, { issuer }: ProviderWays): string | undefined {
  const path = request.url ?? '/';
  const host = request.headers.host?.replace(/:\d+$/, '');
  const isIssuerHost = host === userPool.issuerHost || host === userPool.updatedIssuerHost;
  if (!isIssuerHost) return path.startsWith('/.well-known/') && issuer !== 'host with slash' ? undefined : path;
  return path.startsWith(`${issuerPath}/.well-known/`) ? path.slice(issuerPath.length) : undefined;
}

function keepTokens(issued: IssuedList, body: unknown, location: string): void {
  const code = findParameter(location, 'code');
  if (code !== undefined) issued.add('authorizationCode', code);
  const tokens = v.safeParse(tokensSchema, body);
  if (!tokens.success) return;
  const { id_token, access_token, refresh_token } = tokens.output;
  const values: [IssuedKind, string | undefined][] = [
    ['idToken', id_token],
    ['accessToken', access_token],
    ['refreshToken', refresh_token],
  ];
  for (const [kind, value] of values) if (value !== undefined) issued.add(kind, value);
}

function findError(body: unknown, location: string): string | undefined {
  const parsed = v.safeParse(errorSchema, body);
  const error = parsed.success ? parsed.output.error : findParameter(location, 'error');
  const description = parsed.success ? parsed.output.error_description : findParameter(location, 'error_description');
  return error && (description === undefined ? error : `${error}: ${description}`);
}

function findParameter(location: string, name: string): string | undefined {
  return URL.canParse(location) ? (new URL(location).searchParams.get(name) ?? undefined) : undefined;
}
