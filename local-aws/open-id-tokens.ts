import { errors, generateKeyPair, jwtVerify, SignJWT } from 'jose';
import * as v from 'valibot';
import type { WebIdentity } from './web-identity';

const issuer = 'https://cognito-identity.amazonaws.com';
const lifetimeSeconds = 10 * 60;
/** docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html: where a token carries principal tags, each a list of one. */
const tagsClaim = 'https://aws.amazon.com/tags';
const claimsSchema = v.object({
  sub: v.string(),
  aud: v.string(),
  amr: v.array(v.string()),
  [tagsClaim]: v.object({ principal_tags: v.record(v.string(), v.tuple([v.string()])) }),
});

export interface OpenIdTokens {
  /** @param now milliseconds since the epoch */
  issue(identity: WebIdentity, now: number): Promise<string>;
  /** What a token stands for; undefined if it is not one of ours. */
  verify(token: string, now: number): Promise<WebIdentity | 'expired' | undefined>;
}

/** The tokens of the basic (classic) flow: Cognito identity signs them, the Security Token Service takes them. */
export async function createOpenIdTokens(): Promise<OpenIdTokens> {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  return {
    issue: (identity, now) => {
      const seconds = Math.floor(now / 1000);
      const tags = Object.entries(identity.tags).map(([tag, value]) => [tag, [value]]);
      return new SignJWT({ amr: identity.amr, [tagsClaim]: { principal_tags: Object.fromEntries(tags) } })
        .setProtectedHeader({ alg: 'RS256' })
        .setIssuer(issuer)
        .setSubject(identity.identityId)
        .setAudience(identity.identityPoolId)
        .setIssuedAt(seconds)
        .setExpirationTime(seconds + lifetimeSeconds)
        .sign(privateKey);
    },
    verify: async (token, now) => {
      try {
        const { payload } = await jwtVerify(token, publicKey, { issuer, currentDate: new Date(now) });
        const { sub, aud, amr, [tagsClaim]: tags } = v.parse(claimsSchema, payload);
        const entries = Object.entries(tags.principal_tags).map(([tag, [value]]) => [tag, value] as const);
        return { identityId: sub, identityPoolId: aud, amr, tags: Object.fromEntries(entries) };
      } catch (error) {
        return error instanceof errors.JWTExpired ? 'expired' : undefined;
      }
    },
  };
}
