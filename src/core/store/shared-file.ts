import * as v from 'valibot';
import { type Configuration, configurationSchema } from '../configuration/configuration';
import { parseConfigurationText } from '../import/configuration-text';
import { isSameJson } from '../util/same-json';
import type { Words } from '../words/message';
import { type SharedEntries, type SharedFile, takeEntries } from './shared-entries';

// The state of a shared file, and how a check changes that state. browser/store/fetch-shared-file.ts fetches the file.

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

/** Why the last check of a shared file failed. */
export type SharedFileProblem = v.InferOutput<typeof problemSchema>;

export const sharedFileSchema = v.object({
  /** The content in force, even if the file has changed or gone since. */
  applied: v.exactOptional(configurationSchema),
  /** Newer content, not applied before the person has seen it. */
  waiting: v.exactOptional(configurationSchema),
  /** The ETag of the newer content. */
  etag: v.exactOptional(v.string()),
  /** The places of secrets, or of texts that look secret, that were left out of the newer content. */
  dropped: v.exactOptional(v.array(v.object({ path: v.string() }))),
  /** When the file was last checked, in milliseconds since 1970. */
  checkedAt: v.exactOptional(v.number()),
  problem: v.exactOptional(problemSchema),
  /** SHA-256, in hexadecimal, of the text that is being judged. The digest stays if the browser stops meanwhile. */
  judging: v.exactOptional(v.string()),
});

/** The state of one shared file in `storage.local`. */
export type SharedFileState = v.InferOutput<typeof sharedFileSchema>;

/** The result of fetching a shared file. */
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

/** In characters. Longer ETags are not kept. */
const longestEtag = 500;

/** Whether to check again: the last check is too old, failed some time ago, or is in the future. */
export function isCheckDue({ checkedAt, problem }: SharedFileState, now: number, maximumAge: number): boolean {
  const age = now - (checkedAt ?? Number.NEGATIVE_INFINITY);
  return age < 0 || age >= (problem ? Math.min(hour, maximumAge) : maximumAge);
}

/**
 * The state while a text is judged. If the browser stops meanwhile, this state remains: the text is not tried at each
 * start, and the page says why.
 */
export function markJudging(state: SharedFileState, digest: string, now: number): SharedFileState {
  return { ...state, checkedAt: now, judging: digest, problem: { code: 'not-judged' } };
}

/** Whether the browser stopped while this text was judged. */
export function hasStoppedAt({ judging }: SharedFileState, digest: string): boolean {
  return judging === digest;
}

/**
 * The state after a check. If the file cannot be fetched or read, the content in force stays. New content waits for the
 * person, unless `isReviewed` is false.
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
    // A failed check tells nothing about the text that could not be judged before.
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

/** Puts the waiting content in force. */
export function applyWaiting({ waiting, ...state }: SharedFileState): SharedFileState {
  return waiting ? { ...state, applied: waiting } : state;
}

/** The entries to take from a document, for all settings and connections that name its file. */
export function takeAll(document: Configuration, files: readonly SharedFile[]): SharedEntries {
  const whole = files.find(({ connection }) => connection === undefined);
  if (whole) return takeEntries(document, whole);
  const named = new Set(files.map(({ connection }) => connection));
  return { connections: [], profiles: document.profiles.filter(({ connection }) => named.has(connection)) };
}
