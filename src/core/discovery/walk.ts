import type { Failure, FailureCode } from '../failure/launch-outcome';
import type { ListName } from './list-call';
import type { DomainMode, FoundPage } from './page';

/** Why a page was asked for in vain. `signed-out`: nobody is signed in. */
type NoAnswer = { readonly result: 'signed-out' } | { readonly result: 'failed'; readonly failure: Failure };

export type PageAnswer = NoAnswer | { readonly result: 'page'; readonly page: FoundPage };
export type ModeAnswer = NoAnswer | { readonly result: 'mode'; readonly mode: DomainMode };

/** How far a list has been read. */
export interface Walk {
  readonly list: ListName;
  /** What asks for the next page; not set for the first one. */
  readonly token?: string;
  /** The tokens that AWS has given so far. */
  readonly seen: ReadonlySet<string>;
  /** How often in a row a page was asked for in vain. */
  readonly failures: number;
}

export type Step =
  | { readonly next: 'ask'; readonly walk: Walk }
  /** After so many milliseconds, for the same page. */
  | { readonly next: 'wait'; readonly milliseconds: number; readonly walk: Walk }
  | { readonly next: 'end' }
  /** AWS gave a token that it had given before. */
  | { readonly next: 'repeated' }
  | { readonly next: 'sign-in' }
  | { readonly next: 'failed'; readonly failure: Failure };

/** What may be otherwise a little later. The worker has tried three times by then, but for a worker that was stopped. */
const passing: readonly FailureCode[] = ['throttled', 'timed-out', 'aws-failed', 'interrupted'];
const maximumFailures = 6;
const firstMilliseconds = 1_000;
const maximumMilliseconds = 20_000;

export function beginWalk(list: ListName): Walk {
  return { list, seen: new Set(), failures: 0 };
}

/**
 * What follows an answer. An empty page with a token is no end: its token alone decides, and no number of pages does.
 * `random` is from 0 to 1.
 */
export function stepAfter(walk: Walk, answer: PageAnswer, random: number): Step {
  if (answer.result === 'signed-out') return { next: 'sign-in' };
  if (answer.result === 'failed') {
    const milliseconds = delayAfter(answer.failure, walk.failures, random);
    if (milliseconds === undefined) return { next: 'failed', failure: answer.failure };
    return { next: 'wait', milliseconds, walk: { ...walk, failures: walk.failures + 1 } };
  }
  const { token } = answer.page;
  if (token === undefined) return { next: 'end' };
  if (walk.seen.has(token)) return { next: 'repeated' };
  return { next: 'ask', walk: { list: walk.list, token, seen: new Set(walk.seen).add(token), failures: 0 } };
}

/**
 * How long to wait after a failure, in milliseconds: as long as the other side asked for, and at least a time that doubles
 * with each failure in a row, of which a random half is left out. `undefined` where no waiting helps.
 */
export function delayAfter({ code, retryAfterSeconds = 0 }: Failure, failures: number, random: number) {
  if (!passing.includes(code) || failures >= maximumFailures) return undefined;
  const ceiling = Math.min(maximumMilliseconds, firstMilliseconds * 2 ** failures);
  return Math.max(retryAfterSeconds * 1_000, Math.round(ceiling * (0.5 + random / 2)));
}
