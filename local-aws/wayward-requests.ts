import type { IncomingHttpHeaders } from 'node:http';
import { type Answer, htmlAnswer, jsonAnswer, redirectAnswer } from './answer';
import { issuerOf, type ProviderWays } from './provider-ways';
import { userPool } from './world';

/** Turns requests for authorization into those that a provider with these ways would see. */
export function createWaywardness() {
  let remembered: string | undefined;
  return {
    /** The path and query of a request, as oidc-provider is to see them. */
    rewrite(path: string, { ignoresLogin, silence }: ProviderWays): string {
      const url = new URL(path, userPool.issuer);
      if (url.pathname !== '/oauth2/authorize') return path;
      if (silence !== 'remembers') remembered = undefined;
      if (silence !== 'answers' && url.searchParams.get('prompt') === 'none') {
        url.searchParams.delete('prompt');
        if (silence === 'remembers') remembered = url.search;
        return `${url.pathname}${url.search}`;
      }
      if (remembered !== undefined) {
        const { pathname } = url;
        const answered = `${pathname}${remembered}`;
        remembered = undefined;
        return answered;
      }
      if (!ignoresLogin) return path;
      url.searchParams.delete('prompt');
      // It says when it asked (`auth_time`) where `max_age` is.
      url.searchParams.set('max_age', '1000000');
      return `${url.pathname}${url.search}`;
    },
  };
}

/** A request to the provider, as far as its ways depend on it. */
export interface WaywardRequest {
  /** Path and query, without the issuer's own path. */
  readonly path: string;
  /** As it was asked for. */
  readonly address: string;
  readonly headers: IncomingHttpHeaders;
  /** The registered addresses: no error is sent to any other. */
  readonly redirectUris: readonly string[];
}

/** What a provider with these ways answers in the place of oidc-provider; `undefined` if it leaves it to that. */
export function findWaywardAnswer(request: WaywardRequest, ways: ProviderWays): Answer | undefined {
  const { pathname, searchParams } = new URL(request.path, userPool.issuer);
  switch (pathname) {
    case '/.well-known/openid-configuration':
      return discoveryAnswer(request.address, ways);
    case '/oauth2/authorize':
      return refuseAuthorization(searchParams, request.redirectUris, ways);
    case '/oauth2/token':
      return refuseCall(request.headers, ways);
    default:
      return undefined;
  }
}

function discoveryAnswer(address: string, { discovery }: ProviderWays): Answer | undefined {
  if (discovery === 'moved') return { ...redirectAnswer(`${address}/`, 'moved'), status: 301 };
  return discovery === 'missing' ? htmlAnswer(404, '<h1>Not Found</h1>', 'no discovery document') : undefined;
}

/** The error goes back to the client (RFC 6749 §4.1.2.1). */
function refuseAuthorization(
  asked: URLSearchParams,
  redirectUris: readonly string[],
  ways: ProviderWays,
): Answer | undefined {
  const redirectUri = asked.get('redirect_uri') ?? '';
  const refused = findRefused(asked, ways);
  if (refused === undefined || !redirectUris.includes(redirectUri)) return undefined;
  const [error, description] = refused;
  const back = new URL(redirectUri);
  back.search = new URLSearchParams({
    ...{ error, error_description: description, state: asked.get('state') ?? '' },
    iss: issuerOf(ways),
  }).toString();
  return redirectAnswer(back.href, `${error}: ${description}`);
}

function findRefused(
  asked: URLSearchParams,
  { unknownScopes, refusesMaxAgeZero }: ProviderWays,
): readonly [error: string, description: string] | undefined {
  const scope = asked
    .get('scope')
    ?.split(' ')
    .find(name => unknownScopes.includes(name));
  if (scope !== undefined) return ['invalid_scope', `The scope ${scope} is not known`];
  const isMaxAge = refusesMaxAgeZero && asked.get('max_age') === '0';
  return isMaxAge ? ['invalid_request', 'max_age must be positive'] : undefined;
}

function refuseCall({ origin }: IncomingHttpHeaders, ways: ProviderWays): Answer | undefined {
  if (ways.refusesOrigin && origin !== undefined) {
    const headers = { 'content-type': 'text/plain' };
    return { status: 403, headers, body: 'Invalid CORS request', verdict: 'refused for its origin' };
  }
  if (!ways.wantsSecret) return undefined;
  const refusal = { error: 'invalid_client', error_description: 'Client authentication failed' };
  const answer = jsonAnswer(401, refusal, 'invalid_client: Client authentication failed');
  const challenge = { 'www-authenticate': 'Basic realm="tokens"' };
  return ways.hasChallenge ? { ...answer, headers: { ...answer.headers, ...challenge } } : answer;
}
