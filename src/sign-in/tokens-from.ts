import * as oauth from 'oauth4webapi';
import type { OidcSignIn } from '../core/connection';
import { launchFailure } from '../core/launch-failure';
import type { Tokens } from '../core/tokens';

/** What is kept of a token response whose ID token has been validated. */
export function tokensFrom(answer: oauth.TokenEndpointResponse, signIn: OidcSignIn): Tokens {
  const claims = oauth.getValidatedIdTokenClaims(answer);
  if (!claims || !answer.id_token) throw launchFailure({ code: 'sign-in-untrusted', said: 'no ID token' });
  return {
    issuer: signIn.issuer,
    clientId: signIn.clientId,
    subject: claims.sub,
    name: findName(claims) ?? claims.sub,
    idToken: answer.id_token,
    refreshToken: answer.refresh_token,
    expiresAt: claims.exp * 1000,
  };
}

/** Standard claims of OpenID Connect Core 1.0 §5.1 first, then the one that Cognito user pools always give. */
function findName(claims: oauth.IDToken): string | undefined {
  return [claims.name, claims.email, claims.preferred_username, claims['cognito:username']].find(
    (claim): claim is string => typeof claim === 'string' && claim !== '',
  );
}
