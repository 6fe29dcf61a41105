import { describe, expect, test } from 'vitest';
import type { AppState } from './app-state';
import { isUnusual, type NextStep, nextStep, patienceWith, pollDelay } from './next-step';

describe('an app that somebody waits for', () => {
  const longAgo = { from: 'stopped', age: 20_000 } as const;

  test.each<[AppState['state'], before: NextStep, after: NextStep]>([
    ['running', 'open', 'open'],
    ['starting', 'wait', 'wait'],
    ['stopping', 'wait', 'wait'],
    ['updating', 'wait', 'wait'],
    ['stopped', 'start', 'gone'],
    ['failed', 'start', 'gone'],
    ['deleting', 'gone', 'gone'],
  ])('and that is %s: %s; after it has been started once: %s', (state, before, after) => {
    expect([nextStep({ state }), nextStep({ state }, longAgo)]).toEqual([before, after]);
  });

  test.each<[AppState['state'], from: AppState['state'], NextStep]>([
    ['stopped', 'stopped', 'wait'],
    ['failed', 'failed', 'wait'],
    ['failed', 'stopped', 'gone'],
    ['stopped', 'failed', 'gone'],
  ])('and that is %s just after it was started from %s: %s', (state, from, next) => {
    expect(nextStep({ state }, { from, age: 19_999 })).toBe(next);
  });
});

test.each([
  [60_000, undefined, false],
  [60_001, undefined, true],
  [100_000, 152, false],
  [152_001, 152, true],
  [60_001, 5, true],
  [59_000, 5, false],
])('a start of %i ms, after one of %s s, takes longer than usual: %s', (milliseconds, lastSeconds, isLong) => {
  expect(isUnusual(milliseconds, lastSeconds)).toBe(isLong);
});

test('a notebook instance may take twice as long as an app', () => {
  expect([patienceWith('JupyterLab'), patienceWith('notebookInstance')]).toEqual([15 * 60_000, 30 * 60_000]);
});

test.each([
  [0, undefined, 5_000],
  [1, undefined, 10_000],
  [2, undefined, 20_000],
  [9, undefined, 60_000],
  [1, 25, 25_000],
  [0, 3_600, 60_000],
])('after %i failures in a row, with “Retry-After: %s”, the next question comes in %i ms', (failures, asked, delay) => {
  expect(pollDelay(failures, asked)).toBe(delay);
});
