import * as v from 'valibot';
import type { Claims } from '../configuration/claim-template';

export const personSchema = v.union([
  v.literal('guest'),
  v.object({
    issuer: v.string(),
    subject: v.string(),
    /** The text claims of the ID token, which a profile's templates may use. */
    claims: v.optional(v.record(v.string(), v.string())),
    /** The names of the claims that are no single text. */
    otherClaims: v.optional(v.array(v.string())),
  }),
]);

/**
 * A guest, or a person named by an issuer and its `sub` claim. Only these two claims together are unique and never
 * given to somebody else (OpenID Connect Core 1.0 §5.7).
 */
export type Person = v.InferOutput<typeof personSchema>;

/** A text that is the same for the same person, and for nobody else. */
export function personKey(person: Person): string {
  return person === 'guest' ? person : JSON.stringify([person.issuer, person.subject]);
}

/** A person's names of claims that are no single text. */
export function otherClaimsOf(person: Person): readonly string[] {
  return person === 'guest' ? [] : (person.otherClaims ?? []);
}

/** The claims for a profile's templates; `undefined` for a guest. */
export function claimsOfPerson(person: Person): Claims | undefined {
  return person === 'guest' ? undefined : (person.claims ?? {});
}
