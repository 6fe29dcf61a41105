import { type CryptoKey, decodeJwt, SignJWT } from 'jose';
import { userPool } from './world';

/**
 * An access token as Cognito makes it: it says whose client it is for in `client_id` and has no `aud`, which is why identity
 * pools refuse it. oidc-provider cannot leave the audience out, so its opaque token is replaced by this one.
 *
 * @param idToken the ID token of the same answer, for its subject
 * @param now milliseconds since the epoch
 */
export function cognitoAccessToken(idToken: string, seconds: number, key: CryptoKey, now: number): Promise<string> {
  const { sub = '', iss = userPool.issuer, ...claims } = decodeJwt(idToken);
  const issuedAt = Math.floor(now / 1000);
  const own = { token_use: 'access', client_id: userPool.clientId, username: claims['cognito:username'] };
  return new SignJWT({ ...own, scope: 'openid profile email' })
    .setProtectedHeader({ alg: 'RS256', kid: 'local-aws' })
    .setIssuer(iss)
    .setSubject(sub)
    .setJti(crypto.randomUUID())
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + seconds)
    .sign(key);
}
