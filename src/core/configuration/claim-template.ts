import { awsConstraints } from '../aws/aws-constraints';
import { isTemplate, maximumTemplateLength } from './templates';

/** Transforms of a claim's text. They are applied in the order of the template: `${claim:email|localpart|slug}`. */
const transforms = {
  /** The text before the last `@`. */
  localpart: (text: string) => text.replace(/@[^@]*$/, ''),
  lower: (text: string) => text.toLowerCase(),
  slug,
} as const satisfies Record<string, (text: string) => string>;

export const transformNames = Object.keys(transforms);

type Transform = keyof typeof transforms;

interface ClaimPart {
  readonly claim: string;
  readonly transforms: readonly Transform[];
}

/** The literal texts and claims of a name, in order; or the problem with the name. */
export type ParsedTemplate =
  | { readonly ok: true; readonly parts: readonly (string | ClaimPart)[] }
  | { readonly ok: false; readonly problem: 'unclosed' | 'too-long' }
  | { readonly ok: false; readonly problem: 'not-a-claim' | 'unknown-transform'; readonly found: string };

/** Text claims of a verified ID token, by their names. */
export type Claims = Readonly<Record<string, string>>;

export type ResolvedTemplate =
  | { readonly ok: true; readonly text: string }
  /**
   * The first claim that the ID token does not have, or that is empty after its transforms. `isNotText`: the claim is
   * there, but is no single text.
   */
  | { readonly ok: false; readonly claim: string; readonly isNotText?: true };

/** Reads a name with any number of `${claim:NAME|transform|…}` in it. Never throws. */
export function parseTemplate(text: string): ParsedTemplate {
  if (text.length > maximumTemplateLength) return { ok: false, problem: 'too-long' };
  const [first = '', ...others] = text.split('${');
  const parts: (string | ClaimPart)[] = [first];
  for (const other of others) {
    const end = other.indexOf('}');
    if (end < 0) return { ok: false, problem: 'unclosed' };
    const found = other.slice(0, end);
    const [, claim, chain] = /^claim:([^|{}]+)((?:\|[^|]*)*)$/.exec(found) ?? [];
    if (claim === undefined || chain === undefined) return { ok: false, problem: 'not-a-claim', found };
    const names = chain.split('|').slice(1);
    const unknown = names.find(name => !isTransform(name));
    if (unknown !== undefined) return { ok: false, problem: 'unknown-transform', found: unknown };
    parts.push({ claim, transforms: names.filter(isTransform) }, other.slice(end + 1));
  }
  return { ok: true, parts: parts.filter(part => part !== '') };
}

/** The claims that a name takes its text from, each once. */
export function claimsOf(text: string): string[] {
  const parsed = parseTemplate(text);
  return parsed.ok ? [...new Set(parsed.parts.flatMap(part => (typeof part === 'string' ? [] : [part.claim])))] : [];
}

/**
 * Replaces the templates in a name by claims. A malformed name stays as it is. A claim that is empty, or becomes empty
 * by its transforms, counts as missing. Otherwise everybody with an empty claim would get the same name. `others` are
 * the claims that are there, but are no single text.
 */
export function resolveTemplate(text: string, claims: Claims, others: readonly string[] = []): ResolvedTemplate {
  const parsed = isTemplate(text) ? parseTemplate(text) : undefined;
  if (!parsed?.ok) return { ok: true, text };
  const resolved = parsed.parts.map(part =>
    typeof part === 'string' ? { text: part } : { claim: part.claim, text: resolvePart(part, claims) },
  );
  const missing = resolved.find(part => part.claim !== undefined && part.text.trim() === '');
  return missing?.claim === undefined
    ? { ok: true, text: resolved.map(part => part.text).join('') }
    : { ok: false, claim: missing.claim, ...(others.includes(missing.claim) && { isNotText: true }) };
}

function resolvePart({ claim, transforms: names }: ClaimPart, claims: Claims): string {
  // An index alone would find inherited members such as `constructor`.
  const text = Object.hasOwn(claims, claim) ? claims[claim] : '';
  return names.reduce((value, name) => transforms[name](value), text ?? '');
}

function isTransform(name: string): name is Transform {
  return Object.hasOwn(transforms, name);
}

/** Letters that Unicode does not decompose, with their usual spelling without marks. */
const plainLetters: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', Æ: 'AE', œ: 'oe', Œ: 'OE', ø: 'o', Ø: 'O', ł: 'l', Ł: 'L' },
  ...{ ẞ: 'SS', ħ: 'h', Ħ: 'H', ŧ: 't', Ŧ: 'T', ŋ: 'ng', Ŋ: 'NG', ə: 'e', Ə: 'E' },
  ...{ đ: 'd', Đ: 'D', ð: 'd', Ð: 'D', þ: 'th', Þ: 'TH', ı: 'i' },
};

/**
 * Keeps digits and letters, without diacritics; any other run of characters becomes one hyphen. The result is empty if
 * a letter or digit would be lost, or if the result is too long for AWS. Otherwise people whose claims differ only
 * there would get the same name.
 */
function slug(text: string): string {
  const latin = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^ -~]/gu, letter => plainLetters[letter] ?? letter);
  // Modifier letters (category Lm), such as the Hawaiian apostrophe, count as signs here.
  if (/(?![A-Za-z0-9])[\p{Lu}\p{Ll}\p{Lt}\p{Lo}\p{N}]/u.test(latin)) return '';
  const plain = latin
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-/, '')
    .replace(/-$/, '');
  return plain.length <= awsConstraints.userProfileName.max ? plain : '';
}
