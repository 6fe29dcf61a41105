import { decodeJwt, type JWTPayload } from 'jose';
import * as v from 'valibot';
import { cognitoAccessToken } from './cognito-access-token';
import { cognitoDiscovery } from './cognito-discovery';
import { issuerOf, type ProviderWays } from './provider-ways';
import type { SigningKeys } from './signing-keys';

export const tokensSchema = v.looseObject({
  id_token: v.string(),
  access_token: v.string(),
  expires_in: v.number(),
  refresh_token: v.optional(v.string()),
});

/** The discovery document, as a provider with these ways gives it. */
export function waywardDiscovery(body: unknown, ways: ProviderWays): Record<string, unknown> {
  const document = cognitoDiscovery(v.parse(v.record(v.string(), v.unknown()), body));
  const { scopes_supported: scopes } = v.parse(v.object({ scopes_supported: v.array(v.string()) }), document);
  return {
    ...(ways.hasNulls && nulls(['registration_endpoint', 'introspection_endpoint'])),
    ...document,
    issuer: issuerOf(ways),
    scopes_supported: [...scopes, ...(ways.listsOfflineAccess ? ['offline_access'] : [])],
    id_token_signing_alg_values_supported: [
      ...new Set(['RS256', ...(ways.listsAlgorithm ? [ways.idTokenAlgorithm] : [])]),
    ],
  };
}

/** The tokens, as a provider with these ways gives them; any other answer as it is. */
export async function waywardTokens(
  body: unknown,
  isRefresh: boolean,
  ways: ProviderWays,
  keys: SigningKeys,
): Promise<unknown> {
  const tokens = v.safeParse(tokensSchema, body);
  if (!tokens.success) return body;
  const { id_token: idToken, ...others } = tokens.output;
  const { expires_in: seconds } = others;
  const hasIdToken = !isRefresh || ways.renewsIdToken;
  return {
    ...(ways.hasNulls && nulls(['refresh_token', 'scope', 'session_state'])),
    ...others,
    access_token: await cognitoAccessToken(idToken, seconds, keys.privateKey, Date.now()),
    ...(hasIdToken && { id_token: await waywardIdToken(idToken, ways, keys) }),
  };
}

/** The way back to the client, with the issuer that a provider with these ways names (RFC 9207). */
export function waywardLocation(location: string, ways: ProviderWays): string {
  if (ways.issuer === 'pool' || !URL.canParse(location)) return location;
  const url = new URL(location);
  if (url.searchParams.has('iss')) url.searchParams.set('iss', issuerOf(ways));
  return url.href;
}

async function waywardIdToken(idToken: string, ways: ProviderWays, keys: SigningKeys): Promise<string> {
  const claims = decodeJwt(idToken);
  const changes = { ...claimsOf(ways), ...datesOf(claims, ways), ...ways.claims };
  const isUsual = Object.keys(changes).length === 0 && ways.idTokenAlgorithm === 'RS256';
  return isUsual ? idToken : await keys.sign({ ...claims, ...changes }, ways.idTokenAlgorithm);
}

function claimsOf({ issuer, groups }: ProviderWays): JWTPayload {
  const names = Array.from({ length: groups }, (_, index) => `Department of Data ${index}`);
  return { ...(issuer !== 'pool' && { iss: issuerOf({ issuer }) }), ...(groups > 0 && { groups: names }) };
}

/** By a clock that is off, each time is. Entra ID, for one, sends `nbf` beside `iat`. */
function datesOf(claims: JWTPayload, { clockSeconds, authTime }: ProviderWays): JWTPayload {
  const { iat, exp, auth_time: askedAt } = v.parse(datesSchema, claims);
  const moved = (seconds: number) => seconds + clockSeconds;
  return {
    ...(clockSeconds !== 0 && { iat: moved(iat), nbf: moved(iat), exp: moved(exp) }),
    ...(clockSeconds !== 0 && askedAt !== undefined && { auth_time: moved(askedAt) }),
    ...(authTime !== 'told' && { auth_time: authTime === 'zero' ? 0 : undefined }),
  };
}

const datesSchema = v.object({ iat: v.number(), exp: v.number(), auth_time: v.optional(v.number()) });

function nulls(members: readonly string[]): Record<string, null> {
  return Object.fromEntries(members.map(name => [name, null]));
}
