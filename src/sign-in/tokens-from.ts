import * as oauth from 'oauth4webapi';
import type { OidcSignIn } from '../core/configuration/connection';
import { launchFailure } from '../core/failure/launch-failure';
import type { Tokens } from '../core/sign-in/tokens';
import { isReservedName } from '../core/util/reserved-names';

/** The tokens to store from a token response whose ID token has been validated. */
export function tokensFrom(answer: oauth.TokenEndpointResponse, signIn: OidcSignIn): Tokens {
  const claims = oauth.getValidatedIdTokenClaims(answer);
  if (!claims || !answer.id_token) throw launchFailure({ code: 'sign-in-untrusted', said: 'no ID token' });
  return {
    issuer: signIn.issuer,
    clientId: signIn.clientId,
    subject: claims.sub,
    name: findName(claims) ?? claims.sub,
    ...findRole(claims),
    claims: textClaims(claims),
    idToken: answer.id_token,
    refreshToken: answer.refresh_token,
    expiresAt: claims.exp * 1000,
  };
}

/** https://docs.aws.amazon.com/cognito/latest/developerguide/role-based-access-control.html */
function findRole({ 'cognito:preferred_role': role }: oauth.IDToken): { role?: string } {
  return typeof role === 'string' ? { role } : {};
}

/** The most claims that are kept, and the longest name or text in characters. An ID token may hold anything. */
const maximumClaims = 50;
const maximumLength = 512;

/** The claims that are a single text. Lists, numbers and objects cannot be part of a name. */
function textClaims(claims: oauth.IDToken): Record<string, string> {
  const isKept = (entry: [string, unknown]): entry is [string, string] => {
    const [name, claim] = entry;
    return typeof claim === 'string' && name.length <= maximumLength && claim.length <= maximumLength;
  };
  // A member with a reserved name would be lost in storage, or do worse.
  const own = Object.entries(claims).filter(([name]) => !isReservedName(name));
  return Object.fromEntries(own.filter(isKept).slice(0, maximumClaims));
}

/**
 * The name to show: from standard claims of OpenID Connect Core 1.0 §5.1, or else the one that Cognito user pools
 * always have.
 */
function findName(claims: oauth.IDToken): string | undefined {
  return [claims.name, claims.email, claims.preferred_username, claims['cognito:username']].find(
    (claim): claim is string => typeof claim === 'string' && claim !== '',
  );
}
