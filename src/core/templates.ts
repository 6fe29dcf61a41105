import type { Profile } from './profile';

// Apart from claim-template.ts: the popup needs no more than to recognise a template.

/** The members of a profile that may take their text from claims of the sign-in. */
export const templateFields = ['userProfileName', 'spaceName'] as const;
export type TemplateField = (typeof templateFields)[number];

/** In characters: far more than a name that AWS takes, and little enough for a form. */
export const maximumTemplateLength = 256;

export function isTemplateField(field: string): field is TemplateField {
  return field === 'userProfileName' || field === 'spaceName';
}

/** Whether a name holds a template, or what is meant to be one: AWS takes `$` in no name. */
export function isTemplate(text: string): boolean {
  return text.includes('${');
}

/** Whether what a profile opens depends on who is signed in. */
export function hasTemplates(profile: Profile): boolean {
  return profile.type === 'studio' && templateFields.some(field => isTemplate(profile[field] ?? ''));
}

/**
 * A name for people, short: `{email}` for `${claim:email|localpart|slug}`. No two parts of the expression take the same
 * character, so that one that is never closed costs no more than its length.
 */
export function shortenTemplates(text: string): string {
  return text.replace(/\$\{claim:([^|{}]+)(?:\|[^{}]*)?\}/g, '{$1}');
}
