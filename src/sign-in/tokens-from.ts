import * as oauth from 'oauth4webapi';
import type { OidcSignIn } from '../core/configuration/connection';
import { launchFailure } from '../core/failure/launch-failure';
import type { Tokens } from '../core/sign-in/tokens';
import { isReservedName } from '../core/util/reserved-names';
import { plainName } from '../core/words/plain-name';

/**
 * In characters: the longest token in `Logins`.
 * https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetId.html
 */
const longestIdToken = 50_000;

/** The tokens to store from a token response whose ID token has been validated. */
export function tokensFrom(answer: oauth.TokenEndpointResponse, signIn: OidcSignIn): Tokens {
  const claims = oauth.getValidatedIdTokenClaims(answer);
  if (!claims || !answer.id_token) throw launchFailure({ code: 'sign-in-untrusted', said: 'no ID token' });
  const { length } = answer.id_token;
  if (length > longestIdToken) throw launchFailure({ code: 'id-token-unusable', reason: 'length', said: `${length}` });
  return {
    issuer: signIn.issuer,
    clientId: signIn.clientId,
    subject: claims.sub,
    name: (findName(claims) ?? claims.sub).slice(0, longestName),
    ...findRole(claims),
    ...sortClaims(claims),
    idToken: answer.id_token,
    refreshToken: answer.refresh_token,
    expiresAt: claims.exp * 1000,
  };
}

/** https://docs.aws.amazon.com/cognito/latest/developerguide/role-based-access-control.html */
function findRole({ 'cognito:preferred_role': role }: oauth.IDToken): { role?: string } {
  return typeof role === 'string' ? { role } : {};
}

/** The longest name or text of a claim that is kept, in characters. The length of the ID token limits their number. */
const maximumLength = 512;

/** The times of one ID token (RFC 7519 §4.1, OpenID Connect Core 1.0 §2). They say nothing about the person. */
const times: readonly string[] = ['exp', 'iat', 'nbf', 'auth_time'];

/**
 * The claims that are a single text, and the names of those that are there in another form. A list of one text is that
 * text, and a whole number is its digits. Other lists, numbers and objects cannot be part of a name.
 */
function sortClaims(claims: oauth.IDToken): Pick<Tokens, 'claims' | 'otherClaims'> {
  // A member with a reserved name would be lost in storage, or do worse.
  const isKept = (name: string) => !isReservedName(name) && !times.includes(name) && name.length <= maximumLength;
  const texts: [string, string][] = [];
  const others: string[] = [];
  for (const [name, claim] of Object.entries(claims).filter(([found]) => isKept(found))) {
    const text = textOf(claim);
    if (text !== undefined) texts.push([name, text]);
    else if (claim !== undefined && claim !== null) others.push(name);
  }
  return { claims: Object.fromEntries(texts), ...(others.length > 0 && { otherClaims: others }) };
}

/** The only item of a list of one; anything else as it is. */
function onlyOf(claim: unknown): unknown {
  return Array.isArray(claim) && claim.length === 1 ? claim[0] : claim;
}

function textOf(claim: unknown): string | undefined {
  const one = onlyOf(claim);
  const text = Number.isSafeInteger(one) ? String(one) : one;
  return typeof text === 'string' && text.length <= maximumLength ? text : undefined;
}

/** The longest name to show, in characters. */
const longestName = 200;

/**
 * The name to show, without characters that would change the words around it: from standard claims of OpenID Connect Core 1.0 §5.1, or else the one that Cognito user pools
 * always have.
 */
function findName(claims: oauth.IDToken): string | undefined {
  return [claims.name, claims.email, claims.preferred_username, claims['cognito:username']]
    .map(onlyOf)
    .map(claim => (typeof claim === 'string' ? plainName(claim) : ''))
    .find(name => name !== '');
}
