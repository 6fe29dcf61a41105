import { fitsConstraint } from '../aws/fits-constraint';
import { claimsOf, parseTemplate, resolveTemplate } from '../configuration/claim-template';
import type { Profile } from '../configuration/profile';
import { isTemplate } from '../configuration/templates';
import { launchFailure } from '../failure/launch-failure';
import type { TemplateField } from '../kinds/kinds';
import { hasTemplates, isTemplateField, templateTexts } from '../kinds/template-fields';
import { claimsOfPerson, otherClaimsOf, type Person } from '../sign-in/person';

/** Whether the value of a field is a well-formed template. Its resolved value is checked separately. */
export function isTemplateOf(field: string, value: unknown): boolean {
  return isTemplateField(field) && typeof value === 'string' && isTemplate(value) && parseTemplate(value).ok;
}

/** A profile with its templates resolved by a person's claims. Throws as `resolveNames`. */
export function namedFor(person: Person, profile: Profile): Profile {
  return hasTemplates(profile) ? resolveNames(profile, person) : profile;
}

/**
 * Resolves a profile's templates by a person's claims. Throws `claim-unusable`, which names the claim: a guest has
 * none, the claim is missing or no single text, or AWS would refuse the resolved name (`said`).
 */
export function resolveNames(profile: Profile, person: Person): Profile {
  const resolved = templateTexts(profile).flatMap(({ field, text }) =>
    isTemplateOf(field, text) ? [[field, resolveName(field, text, person)] as const] : [],
  );
  return { ...profile, ...Object.fromEntries(resolved) };
}

function resolveName(field: TemplateField, value: string, person: Person): string {
  const claims = claimsOfPerson(person);
  const claim = claimsOf(value).join(', ');
  if (!claims) throw launchFailure({ code: 'claim-unusable', field, claim, reason: 'guest' });
  const resolved = resolveTemplate(value, claims, otherClaimsOf(person));
  if (!resolved.ok) {
    const reason = resolved.isNotText ? 'not-text' : 'missing';
    throw launchFailure({ code: 'claim-unusable', field, claim: resolved.claim, reason });
  }
  const { text } = resolved;
  if (!fitsConstraint(field, text)) {
    throw launchFailure({ code: 'claim-unusable', field, claim, reason: 'unfit', said: text.slice(0, 80) });
  }
  return text;
}
