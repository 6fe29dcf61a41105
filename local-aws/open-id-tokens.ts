import { generateKeyPair, jwtVerify, SignJWT } from 'jose';
import * as v from 'valibot';
import type { Identity } from './identities';

const issuer = 'https://cognito-identity.amazonaws.com';
const lifetimeSeconds = 10 * 60;
const claimsSchema = v.object({ sub: v.string(), aud: v.string() });

export interface OpenIdTokens {
  /** @param now milliseconds since the epoch */
  issue(identity: Identity, now: number): Promise<string>;
  /** The identity and pool a token stands for, or undefined if it is not one of ours or has expired. */
  verify(token: string, now: number): Promise<{ identityId: string; identityPoolId: string } | undefined>;
}

/** The tokens of the basic (classic) flow: Cognito identity signs them, the Security Token Service takes them. */
export async function createOpenIdTokens(): Promise<OpenIdTokens> {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  return {
    issue: (identity, now) => {
      const seconds = Math.floor(now / 1000);
      return new SignJWT({ amr: [identity.user === undefined ? 'unauthenticated' : 'authenticated'] })
        .setProtectedHeader({ alg: 'RS256' })
        .setIssuer(issuer)
        .setSubject(identity.id)
        .setAudience(identity.pool.id)
        .setIssuedAt(seconds)
        .setExpirationTime(seconds + lifetimeSeconds)
        .sign(privateKey);
    },
    verify: async (token, now) => {
      try {
        const { payload } = await jwtVerify(token, publicKey, { issuer, currentDate: new Date(now) });
        const { sub, aud } = v.parse(claimsSchema, payload);
        return { identityId: sub, identityPoolId: aud };
      } catch {
        return undefined;
      }
    },
  };
}
