import * as v from 'valibot';
import type { OidcSignIn } from '../configuration/connection';

export const tokensSchema = v.object({
  issuer: v.string(),
  clientId: v.string(),
  /** The `sub` claim: who it is, for the provider. */
  subject: v.string(),
  /** Who it is, for people. */
  name: v.string(),
  /** The IAM role that the ID token asks for (`cognito:preferred_role`), if any. */
  role: v.optional(v.string()),
  /** Its text claims, for the names that a profile takes from them. */
  claims: v.optional(v.record(v.string(), v.string())),
  idToken: v.string(),
  refreshToken: v.optional(v.string()),
  /** The provider was told to ask who it is, and did not say whether it did (`auth_time`). */
  isUnasked: v.optional(v.literal(true)),
  /** When the ID token ends, in milliseconds since 1970. */
  expiresAt: v.number(),
});

/** What a sign-in gave. A bearer secret: kept in `storage.session` alone, and never sent to a page. */
export type Tokens = v.InferOutput<typeof tokensSchema>;

/** Whether tokens were issued for this way of signing in; after a connection was edited they may not be. */
export function areFor(tokens: Tokens, signIn: OidcSignIn): boolean {
  return tokens.issuer === signIn.issuer && tokens.clientId === signIn.clientId;
}
