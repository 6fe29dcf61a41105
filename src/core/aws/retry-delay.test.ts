import { describe, expect, test } from 'vitest';
import { type FailedCall, parseRetryAfter, retryDelay } from './retry-delay';

const failed = (changes: Partial<FailedCall> = {}): FailedCall => ({
  reason: 'unavailable',
  failures: 1,
  retryAfter: undefined,
  left: 20_000,
  random: 1,
  ...changes,
});

describe('the wait before the next call, in milliseconds,', () => {
  test.each<[string, Partial<FailedCall>, number | undefined]>([
    ['is short at first', {}, 200],
    ['doubles', { failures: 2 }, 400],
    ['is longer where the other side is too busy', { reason: 'throttled' }, 1_000],
    ['is any part of that, by chance', { reason: 'throttled', random: 0.25 }, 250],
    ['may be nothing', { random: 0 }, 0],
    ['is as long as asked', { retryAfter: 3_000 }, 3_000],
    ['is not cut short by what was asked', { reason: 'throttled', retryAfter: 10 }, 1_000],
    ['is none after the third call', { failures: 3 }, undefined],
    ['is none where it would use up what is left', { retryAfter: 5_000, left: 5_000 }, undefined],
    ['is none where nothing is left', { random: 0, left: 0 }, undefined],
  ])('%s', (_name, changes, delay) => {
    expect(retryDelay(failed(changes))).toBe(delay);
  });
});

const now = Date.parse('2026-11-21T10:00:00Z');

test.each<[string | null | undefined, number | undefined]>([
  ['0', 0],
  ['120', 120_000],
  ['3600', 3_600_000],
  ['Sat, 21 Nov 2026 10:00:30 GMT', 30_000],
  [null, undefined],
  [undefined, undefined],
  ['', undefined],
  ['-1', undefined],
  ['1e3', undefined],
  ['3601', undefined],
  ['99999999999999999999999', undefined],
  ['nonsense', undefined],
  ['Fri, 20 Nov 2026 10:00:00 GMT', undefined],
  ['Fri, 31 Dec 9999 23:59:59 GMT', undefined],
])('69: Retry-After %j is %j ms from now', (value, milliseconds) => {
  expect(parseRetryAfter(value, now)).toBe(milliseconds);
});
