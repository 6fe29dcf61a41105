import { awsConstraints } from '../aws/aws-constraints';
import { isTemplate, maximumTemplateLength } from './templates';

/** What can be done with a claim's text, in the order in which it is written: `${claim:email|localpart|slug}`. */
const transforms = {
  /** What is before the last `@`. */
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

/** A name's literal texts and claims, in order; or what is wrong with it. */
export type ParsedTemplate =
  | { readonly ok: true; readonly parts: readonly (string | ClaimPart)[] }
  | { readonly ok: false; readonly problem: 'unclosed' | 'too-long' }
  | { readonly ok: false; readonly problem: 'not-a-claim' | 'unknown-transform'; readonly found: string };

/** Text claims of an ID token that was verified, by their names. */
export type Claims = Readonly<Record<string, string>>;

export type ResolvedTemplate =
  | { readonly ok: true; readonly text: string }
  /** The first claim that the ID token does not have, or of which nothing is left. */
  | { readonly ok: false; readonly claim: string };

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
 * A name with claims in the place of its templates. A malformed one stays as it is. A claim that is empty, or becomes so by
 * what is done with it, is missing: the rest of the name would be the same for everybody whose claim is.
 */
export function resolveTemplate(text: string, claims: Claims): ResolvedTemplate {
  const parsed = isTemplate(text) ? parseTemplate(text) : undefined;
  if (!parsed?.ok) return { ok: true, text };
  const resolved = parsed.parts.map(part =>
    typeof part === 'string' ? { text: part } : { claim: part.claim, text: resolvePart(part, claims) },
  );
  const missing = resolved.find(part => part.claim !== undefined && part.text.trim() === '');
  return missing?.claim === undefined
    ? { ok: true, text: resolved.map(part => part.text).join('') }
    : { ok: false, claim: missing.claim };
}

function resolvePart({ claim, transforms: names }: ClaimPart, claims: Claims): string {
  // Not by an index alone: every object has a `constructor`.
  const text = Object.hasOwn(claims, claim) ? claims[claim] : '';
  return names.reduce((value, name) => transforms[name](value), text ?? '');
}

function isTransform(name: string): name is Transform {
  return Object.hasOwn(transforms, name);
}

/** Letters that Unicode does not take apart, as they are commonly written without their marks. */
const plainLetters: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', Æ: 'AE', œ: 'oe', Œ: 'OE', ø: 'o', Ø: 'O', ł: 'l', Ł: 'L' },
  ...{ ẞ: 'SS', ħ: 'h', Ħ: 'H', ŧ: 't', Ŧ: 'T', ŋ: 'ng', Ŋ: 'NG', ə: 'e', Ə: 'E' },
  ...{ đ: 'd', Đ: 'D', ð: 'd', Ð: 'D', þ: 'th', Þ: 'TH', ı: 'i' },
};

/**
 * Letters without diacritics and digits; all between them is one hyphen. Nothing where a letter or a digit would be left
 * out, or where AWS takes no name so long: people whose claims differ in that alone would get the same name.
 */
function slug(text: string): string {
  const latin = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^ -~]/gu, letter => plainLetters[letter] ?? letter);
  // Not of those that stand beside letters, such as the apostrophe of Hawaiian: they are signs here.
  if (/(?![A-Za-z0-9])[\p{Lu}\p{Ll}\p{Lt}\p{Lo}\p{N}]/u.test(latin)) return '';
  const plain = latin
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-/, '')
    .replace(/-$/, '');
  return plain.length <= awsConstraints.userProfileName.max ? plain : '';
}
