// Separate from claim-template.ts, because the popup only needs to recognize a template.

/** In characters: far more than a name that AWS takes, and little enough for a form. */
export const maximumTemplateLength = 256;

/** Whether a name contains a template, or an attempt at one. AWS accepts no name with `$`. */
export function isTemplate(text: string): boolean {
  return text.includes('${');
}

/**
 * Shortens the templates in a name for people: `{email}` for `${claim:email|localpart|slug}`. No two parts of the
 * regular expression match the same character, so a template that is never closed takes only linear time.
 */
export function shortenTemplates(text: string): string {
  return text.replace(/\$\{claim:([^|{}]+)(?:\|[^{}]*)?\}/g, '{$1}');
}
