import { addMode, addPage, domainIdsOf, type Found, nothingFound } from '../../core/discovery/found';
import { type ListName, listNames } from '../../core/discovery/list-call';
import {
  beginWalk,
  delayAfter,
  type ModeAnswer,
  type PageAnswer,
  stepAfter,
  type Walk,
} from '../../core/discovery/walk';
import type { Failure } from '../../core/failure/launch-outcome';

/** How reading stands. It is `over` once there is nothing left to ask for. */
export interface Reading {
  readonly found: Found;
  /** What AWS denied, each action with the refusals of it. */
  readonly denied: ReadonlyMap<string, readonly Failure[]>;
  /** The lists that AWS has ended by giving a page anew. */
  readonly repeated: readonly ListName[];
  /** Whether a call waits, since AWS asked for that or did not answer. */
  readonly isWaiting: boolean;
  readonly state: 'asking' | 'over' | 'stopped' | 'signed-out' | 'failed';
  /** Why nothing more is asked for, if that has failed. */
  readonly failure?: Failure;
  /** What is left to ask for, the next one first. */
  readonly left: readonly Question[];
}

type Question =
  | { readonly type: 'page'; readonly walk: Walk }
  | { readonly type: 'mode'; readonly domainId: string; readonly failures: number };

export interface ReadPorts {
  findPage(walk: Pick<Walk, 'list' | 'token'>): Promise<PageAnswer>;
  findDomainMode(domainId: string): Promise<ModeAnswer>;
  onChange(reading: Reading): void;
  /** Waits, or less if the signal is aborted. */
  pause(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** From 0 to 1. */
  random(): number;
}

const callsAtOnce = 2;
/** A role that may not describe so many domains may not describe the others. */
const enoughDenials = 3;

export const notRead: Reading = {
  found: nothingFound,
  denied: new Map(),
  repeated: [],
  isWaiting: false,
  state: 'asking',
  left: listNames.map(list => ({ type: 'page', walk: beginWalk(list) })),
};

/**
 * Asks for what is left, two pages at once, until nothing is or the signal is aborted. Resolves to how it stands then: with
 * that, a later call goes on where this one ended. A list that the role may not have is passed over. Never throws.
 */
export async function readLists(from: Reading, ports: ReadPorts, signal: AbortSignal): Promise<Reading> {
  let reading: Reading = { ...withoutFailure(from), state: 'asking', isWaiting: false };
  let waiting = 0;
  const halt = new AbortController();
  const ended = AbortSignal.any([signal, halt.signal]);
  const change = (part: Partial<Reading>) => {
    reading = { ...reading, ...part };
    if (!signal.aborted) ports.onChange(reading);
  };
  const putBack = (question: Question) => change({ left: [question, ...reading.left] });
  const askLater = async (milliseconds: number, question: Question) => {
    waiting += 1;
    change({ isWaiting: true });
    await ports.pause(milliseconds, ended);
    waiting -= 1;
    change({ isWaiting: waiting > 0 });
    putBack(question);
  };
  const end = (question: Question, part: Partial<Reading>) => {
    putBack(question);
    if (!halt.signal.aborted) change(part);
    halt.abort();
  };
  /** Whether the failure has been dealt with: it is of this question alone. */
  const isPassed = (failure: Failure) => {
    if (failure.code !== 'access-denied') return false;
    const action = failure.action ?? '';
    change({ denied: new Map(reading.denied).set(action, [...(reading.denied.get(action) ?? []), failure]) });
    return true;
  };
  const askPage = async (walk: Walk): Promise<void> => {
    const question = { type: 'page', walk } as const;
    const answer = await ports.findPage(walk);
    if (ended.aborted) return putBack(question);
    if (answer.result === 'page') addFound(addPage(reading.found, answer.page));
    const step = stepAfter(walk, answer, ports.random());
    switch (step.next) {
      case 'ask':
        return putBack({ type: 'page', walk: step.walk });
      case 'wait':
        return await askLater(step.milliseconds, { type: 'page', walk: step.walk });
      case 'end':
        return;
      case 'repeated':
        return change({ repeated: [...reading.repeated, walk.list] });
      case 'sign-in':
        return end(question, { state: 'signed-out' });
      case 'failed':
        if (!isPassed(step.failure)) end(question, { state: 'failed', failure: step.failure });
    }
  };
  /** The domains that are new, before all that is left. */
  const addFound = (found: Found) => {
    const known = new Set(domainIdsOf(reading.found));
    const fresh = domainIdsOf(found).filter(id => !known.has(id));
    const questions = fresh.map(domainId => ({ type: 'mode', domainId, failures: 0 }) as const);
    change({ found, left: [...questions, ...reading.left] });
  };
  const askMode = async (question: Extract<Question, { type: 'mode' }>): Promise<void> => {
    const { domainId, failures } = question;
    if ((reading.denied.get('sagemaker:DescribeDomain')?.length ?? 0) >= enoughDenials) return;
    const answer = await ports.findDomainMode(domainId);
    if (ended.aborted) return putBack(question);
    if (answer.result === 'mode') return change({ found: addMode(reading.found, domainId, answer.mode) });
    if (answer.result === 'signed-out') return end(question, { state: 'signed-out' });
    const milliseconds = delayAfter(answer.failure, failures, ports.random());
    if (milliseconds === undefined) {
      // A domain that is gone by now is none.
      const isGone = answer.failure.code === 'resource-missing';
      if (!isGone && !isPassed(answer.failure)) end(question, { state: 'failed', failure: answer.failure });
      return;
    }
    await askLater(milliseconds, { ...question, failures: failures + 1 });
  };
  const askOn = async () => {
    for (;;) {
      const [next, ...left] = reading.left;
      if (!next || ended.aborted) return;
      reading = { ...reading, left };
      await (next.type === 'page' ? askPage(next.walk) : askMode(next));
    }
  };
  change({});
  while (reading.left.length > 0 && !ended.aborted) await Promise.all(Array.from({ length: callsAtOnce }, askOn));
  if (signal.aborted) change({ state: 'stopped' });
  else if (!ended.aborted) change({ state: 'over' });
  return reading;
}

function withoutFailure({ failure: _failure, ...reading }: Reading): Reading {
  return reading;
}
