import * as v from 'valibot';
import type { OidcSignIn } from '../configuration/connection';

export const tokensSchema = v.object({
  issuer: v.string(),
  clientId: v.string(),
  /** The `sub` claim: the person, as the provider identifies them. */
  subject: v.string(),
  /** The person's name to show. */
  name: v.string(),
  /** The IAM role that the ID token asks for (`cognito:preferred_role`), if any. */
  role: v.optional(v.string()),
  /** The text claims of the ID token, which a profile's templates may use. */
  claims: v.optional(v.record(v.string(), v.string())),
  /** The names of the claims that are no single text, so that nobody is told that they are missing. */
  otherClaims: v.optional(v.array(v.string())),
  idToken: v.string(),
  refreshToken: v.optional(v.string()),
  /** A refresh of this provider has brought no ID token, so the sign-in cannot be renewed that way. */
  isNeverRenewed: v.optional(v.literal(true)),
  /** The provider was told to ask for the person's login again, and did not say whether it did (`auth_time`). */
  isUnasked: v.optional(v.literal(true)),
  /** When the ID token ends, in milliseconds since 1970. */
  expiresAt: v.number(),
});

/** The result of a sign-in. A bearer secret: kept only in `storage.session`, and never sent to a page. */
export type Tokens = v.InferOutput<typeof tokensSchema>;

/** Whether the ID token can be renewed without asking the person. */
export function isRenewable({ refreshToken, isNeverRenewed }: Tokens): boolean {
  return refreshToken !== undefined && !isNeverRenewed;
}

/** Whether tokens come from this issuer and client. After an edit of the connection, they may not. */
export function areFor(tokens: Tokens, signIn: OidcSignIn): boolean {
  return tokens.issuer === signIn.issuer && tokens.clientId === signIn.clientId;
}
