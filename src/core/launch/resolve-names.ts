import { fitsConstraint } from '../aws/fits-constraint';
import { type Claims, claimsOf, parseTemplate, resolveTemplate } from '../configuration/claim-template';
import type { Profile } from '../configuration/profile';
import { isTemplate } from '../configuration/templates';
import { launchFailure } from '../failure/launch-failure';
import type { TemplateField } from '../kinds/kinds';
import { isTemplateField, templateTexts } from '../kinds/template-fields';

/** Whether a value of that field is a template that can be resolved. What comes of it is judged when it is. */
export function isTemplateOf(field: string, value: unknown): boolean {
  return isTemplateField(field) && typeof value === 'string' && isTemplate(value) && parseTemplate(value).ok;
}

/**
 * A profile as it is for the person with these claims; `undefined` for a guest. Throws `claim-unusable`, which names the
 * claim: it is missing, or what the name becomes (`said`) is none that AWS takes.
 */
export function resolveNames(profile: Profile, claims: Claims | undefined): Profile {
  const resolved = templateTexts(profile).flatMap(({ field, text }) =>
    isTemplateOf(field, text) ? [[field, resolveName(field, text, claims)] as const] : [],
  );
  return { ...profile, ...Object.fromEntries(resolved) };
}

function resolveName(field: TemplateField, value: string, claims: Claims | undefined): string {
  const claim = claimsOf(value).join(', ');
  if (!claims) throw launchFailure({ code: 'claim-unusable', field, claim, reason: 'guest' });
  const resolved = resolveTemplate(value, claims);
  if (!resolved.ok) throw launchFailure({ code: 'claim-unusable', field, claim: resolved.claim, reason: 'missing' });
  const { text } = resolved;
  if (!fitsConstraint(field, text)) {
    throw launchFailure({ code: 'claim-unusable', field, claim, reason: 'unfit', said: text.slice(0, 80) });
  }
  return text;
}
