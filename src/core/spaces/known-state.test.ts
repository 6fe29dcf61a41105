import { describe, expect, test } from 'vitest';
import type { AppState } from './app-state';
import { findFresh, type KnownState, learn, slowStopMinutes } from './known-state';

const now = 10_000_000;
const minute = 60_000;
const running: AppState = { app: 'JupyterLab', state: 'running', instanceType: 'ml.t3.medium', startedAt: 5 };
const known = (part: Partial<KnownState> = {}): KnownState => ({
  ...{ target: 'lab', at: now, app: 'JupyterLab', state: 'running' },
  ...part,
});

describe('125: a state that was learned', () => {
  test.each<[string, Partial<KnownState>, boolean]>([
    ['just now', {}, true],
    ['14 s ago', { at: now - 14_000 }, true],
    ['15 s ago', { at: now - 15_000 }, false],
    ['an hour ahead, before the clock was set back', { at: now + 60 * minute }, false],
    ['of something else, or by somebody else', { target: 'other' }, false],
  ])('%s is shown without asking again: %j', (_name, part, isFresh) => {
    expect(findFresh([known(part)], 'lab', now) !== undefined).toBe(isFresh);
  });

  test('takes the place of the one before', () => {
    expect(learn([known({ state: 'stopped' }), known({ target: 'other' })], 'lab', running, now)).toEqual([
      known({ target: 'other' }),
      known({ instanceType: 'ml.t3.medium', startedAt: 5 }),
    ]);
  });

  test('is one of 48 at most, since every launch reads them along', () => {
    const many = Array.from({ length: 60 }, (_, index) => known({ target: `t${index}` }));
    expect(learn(many, 'lab', running, now)).toHaveLength(48);
  });
});

describe('128: a stop that goes on', () => {
  const stopping: AppState = { app: 'JupyterLab', state: 'stopping' };
  const since = (states: readonly KnownState[]) => learn(states, 'lab', stopping, now).at(-1)?.stoppingSince;

  test.each<[string, readonly KnownState[], number]>([
    ['is counted from when it was first seen', [known({ state: 'stopping', stoppingSince: 7 })], 7],
    ['begins anew after it ran again', [known({ state: 'running' })], now],
    ['begins when nothing was known', [], now],
  ])('%s', (_name, states, from) => {
    expect(since(states)).toBe(from);
  });

  test.each<[string, number | undefined, number | undefined]>([
    ['9 minutes', now - 9 * minute, undefined],
    ['10 minutes', now - 10 * minute, 10],
    ['23 and a half minutes', now - 23.5 * minute, 23],
    ['an unknown time', undefined, undefined],
  ])('for %s is said to take %s minutes', (_name, stoppingSince, minutes) => {
    expect(slowStopMinutes(stoppingSince === undefined ? {} : { stoppingSince }, now)).toBe(minutes);
  });
});
