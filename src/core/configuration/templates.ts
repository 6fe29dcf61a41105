// Apart from claim-template.ts: the popup needs no more than to recognise a template.

/** In characters: far more than a name that AWS takes, and little enough for a form. */
export const maximumTemplateLength = 256;

/** Whether a name holds a template, or what is meant to be one: AWS takes `$` in no name. */
export function isTemplate(text: string): boolean {
  return text.includes('${');
}

/**
 * A name for people, short: `{email}` for `${claim:email|localpart|slug}`. No two parts of the expression take the same
 * character, so that one that is never closed costs no more than its length.
 */
export function shortenTemplates(text: string): string {
  return text.replace(/\$\{claim:([^|{}]+)(?:\|[^{}]*)?\}/g, '{$1}');
}
