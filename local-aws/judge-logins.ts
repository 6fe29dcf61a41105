import { createLocalJWKSet, decodeJwt, errors, type JSONWebKeySet, jwtVerify } from 'jose';
import * as v from 'valibot';
import type { IdentityPool } from './access';
import { refuse } from './refusal';
import { type User, users } from './world';

const claimsSchema = v.looseObject({
  iss: v.string(),
  sub: v.string(),
  exp: v.number(),
  email: v.optional(v.string()),
});

export type Logins = Readonly<Record<string, string>>;

/** Whose ID token it is, of which provider, and what is in it. */
export interface Login {
  readonly user: User;
  readonly providerName: string;
  readonly claims: Readonly<Record<string, unknown>>;
}

/**
 * Judges the `Logins` of a Cognito identity call: the provider must be one of the pool's, its token an ID token
 * with that provider's signature, issuer, audience and an expiry to come.
 *
 * @param now milliseconds since the epoch
 * @returns whose login it is, or undefined for a guest; throws NotAuthorizedException in AWS's words otherwise
 */
export async function judgeLogins(
  pool: IdentityPool,
  logins: Logins,
  keys: JSONWebKeySet,
  now: number,
): Promise<Login | undefined> {
  const entries = Object.entries(logins);
  if (entries.length === 0) return undefined;
  const judged = await Promise.all(entries.map(([name, token]) => judgeLogin(pool, name, token, keys, now)));
  return judged[0];
}

async function judgeLogin(
  pool: IdentityPool,
  providerName: string,
  token: string,
  keys: JSONWebKeySet,
  now: number,
): Promise<Login> {
  const audience = pool.providers[providerName];
  if (audience === undefined) throw notAuthorized('Token is not from a supported provider of this identity pool.');
  const claims = decode(token);
  if (!issuersOf(providerName).some(issuer => issuer === claims.iss)) {
    throw notAuthorized("Invalid login token. Issuer doesn't match providerName");
  }
  if (claims.aud === undefined) throw notAuthorized('Invalid login token. Missing a required claim: aud');
  // A list of one is the same audience (RFC 7519 §4.1.3). LemonLDAP::NG sends one; that AWS takes it is not confirmed.
  const audiences = [claims.aud].flat();
  if (audiences.length !== 1 || audiences[0] !== audience)
    throw notAuthorized('Invalid login token. Incorrect token audience.');
  const verified = await verify(token, keys, now);
  const { sub, exp, email } = verified;
  const seconds = Math.floor(now / 1000);
  if (exp <= seconds) throw notAuthorized(`Invalid login token. Token expired: ${exp} >= ${seconds}`);
  // A real provider has subjects of its own (real-provider.ts).
  const user = users.find(candidate => candidate.sub === sub || candidate.email === email);
  if (user === undefined) throw notAuthorized("Invalid login token. Couldn't verify signed token.");
  return { user, providerName, claims: verified };
}

/**
 * The issuers that a provider's tokens may name. A user pool has one name whichever form its issuer has; that AWS takes
 * the second form under it is not confirmed.
 */
function issuersOf(providerName: string): string[] {
  const isUserPool = providerName.startsWith('cognito-idp.');
  return [`https://${providerName}`, ...(isUserPool ? [`https://issuer-${providerName}`] : [])];
}

function decode(token: string): { iss?: unknown; aud?: unknown } {
  try {
    return decodeJwt(token);
  } catch {
    throw notAuthorized('Invalid login token. Not a valid OpenId Connect identity token.');
  }
}

/** Verifies the signature alone; the expiry is compared by the caller, to say it in AWS's words. */
async function verify(token: string, keys: JSONWebKeySet, now: number): Promise<v.InferOutput<typeof claimsSchema>> {
  try {
    const options = { algorithms: ['RS256'], currentDate: new Date(now), requiredClaims: ['exp', 'sub'] };
    const { payload } = await jwtVerify(token, createLocalJWKSet(keys), options);
    return v.parse(claimsSchema, payload);
  } catch (error) {
    // The signature was right: jose looks at the expiry after it.
    if (error instanceof errors.JWTExpired) return v.parse(claimsSchema, error.payload);
    throw notAuthorized("Invalid login token. Couldn't verify signed token.");
  }
}

function notAuthorized(message: string): Error {
  return refuse('NotAuthorizedException', message);
}
