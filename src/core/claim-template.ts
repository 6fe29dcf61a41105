import { awsConstraints } from './aws-constraints';
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
  /** The first claim that the ID token does not have. */
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

/** A name with claims in the place of its templates; an empty claim is missing. A malformed one stays as it is. */
export function resolveTemplate(text: string, claims: Claims): ResolvedTemplate {
  const parsed = isTemplate(text) ? parseTemplate(text) : undefined;
  if (!parsed?.ok) return { ok: true, text };
  // Not by an index alone: every object has a `constructor`.
  const missing = claimsOf(text).find(claim => !Object.hasOwn(claims, claim) || claims[claim] === '');
  if (missing !== undefined) return { ok: false, claim: missing };
  const texts = parsed.parts.map(part =>
    typeof part === 'string'
      ? part
      : part.transforms.reduce((value, name) => transforms[name](value), claims[part.claim] ?? ''),
  );
  return { ok: true, text: texts.join('') };
}

function isTransform(name: string): name is Transform {
  return Object.hasOwn(transforms, name);
}

/** Letters that Unicode does not take apart, as they are commonly written without their marks. */
const plainLetters: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', Æ: 'AE', œ: 'oe', Œ: 'OE', ø: 'o', Ø: 'O', ł: 'l', Ł: 'L' },
  ...{ đ: 'd', Đ: 'D', ð: 'd', Ð: 'D', þ: 'th', Þ: 'TH', ı: 'i' },
};

/** Letters without diacritics and digits; all between them is one hyphen. At most as long as AWS takes a name. */
function slug(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^ -~]/gu, letter => plainLetters[letter] ?? '-')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, awsConstraints.userProfileName.max)
    .replace(/-$/, '');
}
