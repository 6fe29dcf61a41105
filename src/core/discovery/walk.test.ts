import { describe, expect, test } from 'vitest';
import type { FailureCode } from '../failure/launch-outcome';
import { beginWalk, type PageAnswer, stepAfter } from './walk';

const pageWith = (token?: string): PageAnswer => ({
  result: 'page',
  page: { list: 'spaces', items: [], ...(token !== undefined && { token }) },
});
const failed = (code: FailureCode, retryAfterSeconds?: number): PageAnswer => ({
  result: 'failed',
  failure: { code, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) },
});
const begun = beginWalk('spaces');

test('a page without a token is the last one', () => {
  expect(stepAfter(begun, pageWith(), 0)).toEqual({ next: 'end' });
});

test('an empty page with a token is followed by the one that the token names', () => {
  expect(stepAfter(begun, pageWith('two'), 0)).toMatchObject({ next: 'ask', walk: { list: 'spaces', token: 'two' } });
});

test('a token that AWS gave before ends the list, whatever was between', () => {
  let walk = begun;
  for (const token of ['two', 'three', 'four']) {
    const step = stepAfter(walk, pageWith(token), 0);
    if (step.next !== 'ask') throw new Error(step.next);
    walk = step.walk;
  }
  expect(stepAfter(walk, pageWith('four'), 0)).toEqual({ next: 'repeated' });
  expect(stepAfter(walk, pageWith('two'), 0)).toEqual({ next: 'repeated' });
});

describe('a failure that passes has the same page asked for again', () => {
  test('after a time that doubles, up to 20 seconds', () => {
    const waits = [0, 1, 2, 3, 4, 5].map(failures => {
      const step = stepAfter({ ...begun, token: 'two', failures }, failed('throttled'), 1);
      return step.next === 'wait' && [step.milliseconds, step.walk.token, step.walk.failures];
    });
    expect(waits).toEqual([
      ...[
        [1_000, 'two', 1],
        [2_000, 'two', 2],
        [4_000, 'two', 3],
      ],
      ...[
        [8_000, 'two', 4],
        [16_000, 'two', 5],
        [20_000, 'two', 6],
      ],
    ]);
  });

  test('not before the time that AWS asks for', () => {
    expect(stepAfter(begun, failed('throttled', 30), 0)).toMatchObject({ next: 'wait', milliseconds: 30_000 });
  });

  test('six times in a row', () => {
    expect(stepAfter({ ...begun, failures: 6 }, failed('throttled'), 0)).toMatchObject({ next: 'failed' });
  });

  test('and a page begins the count anew', () => {
    expect(stepAfter({ ...begun, failures: 5 }, pageWith('two'), 0)).toMatchObject({ walk: { failures: 0 } });
  });
});

test.each<FailureCode>(['access-denied', 'hosts-not-allowed', 'answer-unreadable', 'offline'])(
  'no wait helps against %s',
  code => {
    expect(stepAfter(begun, failed(code), 0)).toEqual({ next: 'failed', failure: { code } });
  },
);

test('who is signed out is asked to sign in', () => {
  expect(stepAfter(begun, { result: 'signed-out' }, 0)).toEqual({ next: 'sign-in' });
});
