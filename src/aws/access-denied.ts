import type { Failure } from '../core/failure/launch-outcome';
import { shortText } from '../core/words/short-text';

type Refuser = NonNullable<Failure['refusedBy']>;

/** Members of a failure that say what denied access. All are absent if AWS does not say. */
type Refusal = Pick<Failure, 'refusedBy' | 'isExplicitDeny' | 'because'>;

/** How AWS names each kind. "sessions policy" and "the role trust policy" are from its own examples. */
const kinds: readonly (readonly [Refuser, RegExp])[] = [
  ['identity-based policy', /identity[- ]based polic/gi],
  ['resource-based policy', /resource[- ]based polic/gi],
  ['role trust policy', /trust polic/gi],
  ['service control policy', /service control polic/gi],
  ['resource control policy', /resource control polic/gi],
  ['permissions boundary', /permissions? boundar/gi],
  ['session policy', /sessions? polic/gi],
  ['VPC endpoint policy', /vpc endpoint polic/gi],
];

/** The names under which services deny access: https://docs.aws.amazon.com/sagemaker/latest/APIReference/CommonErrors.html */
const deniedNames = ['AccessDenied', 'AccessDeniedException', 'NotAuthorized', 'UnauthorizedOperation'];

/** Whether an error of this name is one that `accessDenied` reads. */
export function isAccessDenied(name: string): boolean {
  return deniedNames.includes(name);
}

/**
 * The failure `access-denied`, from IAM's message: "User: ARN is not authorized to perform: ACTION on resource: ARN",
 * and mostly what denied it. `action` is the one that was asked for, in case AWS does not name it.
 */
export function accessDenied(message: string, action: string, values: readonly string[] = []) {
  // Some messages are broken into lines, at any place.
  const text = message.replace(/\s+/g, ' ');
  const resource = /on (?:the )?resource:? "?(arn:\S{0,510}[^\s.,:;"'’”)\]])/.exec(text)?.[1];
  return {
    code: 'access-denied' as const,
    action: /perform:? ([\w-]{1,64}:\w{1,128})/.exec(text)?.[1] ?? action,
    ...(resource && { resource }),
    ...findRefuser(text, values),
  };
}

/** An ARN, without the punctuation of the sentence that it is in. */
const arn = /(arn:\S{0,510}[^\s.,:;"'’”)\]])/;
/** To the end of the sentence. */
const reason =
  /\b(?:with (?:an )?explicit deny|because|due to|explicit(?:ly)? den(?:y|ied|ies)|(?:denied|blocked) by)\b[^.]*/i;

/**
 * What denied access: "… because no TYPE policy allows the ACTION action" or "… with an explicit deny in a TYPE
 * policy: ARN". It comes last, so it is extracted before the message is shortened. ARNs, and those of the request's
 * `values` that consist of several words, are masked first, so that no name can be mistaken for a reason.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
function findRefuser(text: string, values: readonly string[]): Refusal {
  const found = reason.exec(mask(text, values));
  if (!found) return {};
  const [words] = found;
  const isExplicitDeny = /explicit(?:ly)? den(?:y|ied|ies)/i.test(words);
  return {
    refusedBy: findKind(words) ?? (isExplicitDeny ? 'unnamed policy' : 'other reason'),
    ...(isExplicitDeny && { isExplicitDeny }),
    because: quote(text.slice(found.index, found.index + words.length)),
  };
}

/** The kind named last: "in a VPC endpoint policy transitively through a service control policy" means the latter. */
function findKind(words: string): Refuser | undefined {
  const places = kinds.map(([kind, name]) => ({ kind, at: [...words.matchAll(name)].at(-1)?.index ?? -1 }));
  const last = places.reduce((best, each) => (each.at > best.at ? each : best));
  return last.at < 0 ? undefined : last.kind;
}

/** The text with names replaced by as many characters that mean nothing. */
function mask(text: string, values: readonly string[]): string {
  const names = values.filter(value => value.includes(' '));
  const withoutValues = names.reduce((masked, name) => masked.replaceAll(name, '_'.repeat(name.length)), text);
  return withoutValues
    .split(arn)
    .map((part, index) => (index % 2 === 1 ? '_'.repeat(part.length) : part))
    .join('');
}

/** The words up to the policy's ARN. It is kept whole: it may look like a key, and is what an administrator needs. */
function quote(words: string): string {
  const [before = '', policy] = words.split(arn);
  return policy ? `${shortText(before)} ${policy}` : shortText(before);
}
