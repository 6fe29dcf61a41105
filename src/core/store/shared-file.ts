import * as v from 'valibot';
import { type Configuration, configurationSchema } from '../configuration/configuration';
import { parseConfigurationText } from '../import/configuration-text';
import { isSameJson } from '../util/same-json';
import type { Words } from '../words/message';
import { type SharedEntries, type SharedFile, takeEntries } from './shared-entries';

// What is known of a shared file, and what a look at it makes of that. browser/store/fetch-shared-file.ts looks.

const failureCodes = [
  'not-allowed',
  'no-answer',
  'timeout',
  'status',
  'too-large',
  'not-utf8',
  'not-stored',
  'not-judged',
] as const;

/** Words as they were stored: a text, or a message's key and values. */
const wordsSchema = v.custom<Words>(words => typeof words === 'string' || v.is(v.object({ key: v.string() }), words));

const problemSchema = v.variant('code', [
  v.object({ code: v.picklist(failureCodes), status: v.exactOptional(v.number()) }),
  v.object({
    code: v.literal('invalid'),
    problems: v.array(v.object({ path: wordsSchema, expected: wordsSchema, found: wordsSchema })),
  }),
]);

/** Why the last look at a shared file brought nothing. */
export type SharedFileProblem = v.InferOutput<typeof problemSchema>;

export const sharedFileSchema = v.object({
  /** In force, whatever has become of the file since. */
  applied: v.exactOptional(configurationSchema),
  /** Found there later, and not applied before the person has seen it. */
  waiting: v.exactOptional(configurationSchema),
  /** Of the later of the two. */
  etag: v.exactOptional(v.string()),
  /** What was left out of it, since it is secret or looks like it. */
  dropped: v.exactOptional(v.array(v.object({ path: v.string() }))),
  /** When it was last asked for, in milliseconds since 1970. */
  checkedAt: v.exactOptional(v.number()),
  problem: v.exactOptional(problemSchema),
  /** SHA-256, in hexadecimal, of the text that is being judged; it stays where the browser stopped meanwhile. */
  judging: v.exactOptional(v.string()),
});

/** What `storage.local` holds of one shared file. */
export type SharedFileState = v.InferOutput<typeof sharedFileSchema>;

/** What came of asking for it. */
export type SharedFileAnswer =
  | { readonly type: 'unchanged' }
  | { readonly type: 'text'; readonly text: string; readonly etag: string | null }
  | { readonly type: 'failed'; readonly problem: SharedFileProblem };

const hour = 60 * 60 * 1000;

/** Once a day; after a failure once an hour. */
export const usualAge = 24 * hour;

/** Problems of a broken file that are kept and shown. */
const problemsKept = 5;

/** Places of secrets that are kept and shown. */
const droppedKept = 100;

/** Longer ones are no names of versions. */
const longestEtag = 500;

/** Whether to look again: the last look is older than it may be, failed some time ago, or is in the future. */
export function isCheckDue({ checkedAt, problem }: SharedFileState, now: number, maximumAge: number): boolean {
  const age = now - (checkedAt ?? Number.NEGATIVE_INFINITY);
  return age < 0 || age >= (problem ? Math.min(hour, maximumAge) : maximumAge);
}

/**
 * What is known while a text is judged. Should the browser stop within that, this is what is left: the text is not tried at
 * each start, and the page says why.
 */
export function markJudging(state: SharedFileState, digest: string, now: number): SharedFileState {
  return { ...state, checkedAt: now, judging: digest, problem: { code: 'not-judged' } };
}

/** Whether this text was there when the browser stopped while it was judged. */
export function hasStoppedAt({ judging }: SharedFileState, digest: string): boolean {
  return judging === digest;
}

/**
 * What is known after a look. What cannot be fetched or read leaves everything in force as it is; what is new waits,
 * unless `isReviewed` is false.
 */
export function judgeCheck(
  { problem: _, judging, ...before }: SharedFileState,
  answer: SharedFileAnswer,
  now: number,
  files: readonly SharedFile[],
  isReviewed: boolean,
): SharedFileState {
  const checked = { ...before, checkedAt: now };
  if (answer.type === 'failed') {
    const { problem } = answer;
    // A look that brought nothing says nothing of the text that could not be judged before.
    return { ...checked, ...(judging !== undefined && problem.code !== 'not-stored' && { judging }), problem };
  }
  if (answer.type === 'unchanged') return isReviewed ? checked : applyWaiting(checked);
  const parsed = parseConfigurationText(answer.text);
  if (!parsed.ok) {
    return { ...checked, problem: { code: 'invalid', problems: parsed.problems.slice(0, problemsKept) } };
  }
  const { etag } = answer;
  const next = {
    checkedAt: now,
    ...(etag !== null && etag.length <= longestEtag && { etag }),
    ...(parsed.dropped.length > 0 && { dropped: parsed.dropped.slice(0, droppedKept).map(({ path }) => ({ path })) }),
  };
  const { applied } = before;
  const found = parsed.configuration;
  const isSame = applied && isSameJson(takeAll(applied, files), takeAll(found, files));
  return isSame || !isReviewed ? { ...next, applied: found } : { ...next, ...(applied && { applied }), waiting: found };
}

/** The person has seen what waits, and takes it. */
export function applyWaiting({ waiting, ...state }: SharedFileState): SharedFileState {
  return waiting ? { ...state, applied: waiting } : state;
}

/** What is taken of a document by all that name its file. */
export function takeAll(document: Configuration, files: readonly SharedFile[]): SharedEntries {
  const whole = files.find(({ connection }) => connection === undefined);
  if (whole) return takeEntries(document, whole);
  const named = new Set(files.map(({ connection }) => connection));
  return { connections: [], profiles: document.profiles.filter(({ connection }) => named.has(connection)) };
}
