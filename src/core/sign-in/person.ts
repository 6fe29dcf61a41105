import * as v from 'valibot';
import type { Claims } from '../configuration/claim-template';

export const personSchema = v.union([
  v.literal('guest'),
  v.object({
    issuer: v.string(),
    subject: v.string(),
    /** The text claims of the ID token, for names that a profile takes from them. */
    claims: v.optional(v.record(v.string(), v.string())),
  }),
]);

/**
 * Somebody whom an identity pool knows: a guest, or whoever an issuer and its `sub` claim name together, which alone
 * are unique and never given to somebody else (OpenID Connect Core 1.0 §5.7).
 */
export type Person = v.InferOutput<typeof personSchema>;

/** A text that is the same for the same person, and for nobody else. */
export function personKey(person: Person): string {
  return person === 'guest' ? person : JSON.stringify([person.issuer, person.subject]);
}

/** The claims that names are taken from; none at all for a guest. */
export function claimsOfPerson(person: Person): Claims | undefined {
  return person === 'guest' ? undefined : (person.claims ?? {});
}
