import { expect, test } from 'vitest';
import { formatSeconds, withStartTime } from './start-times';

test('of each profile the last start counts', () => {
  const times = withStartTime(withStartTime([{ profileId: 'a', seconds: 9 }], 'b', 65_400), 'a', 120_000);
  expect(times).toEqual([
    { profileId: 'b', seconds: 65 },
    { profileId: 'a', seconds: 120 },
  ]);
});

test.each([-1_000, 100_000_000, Number.NaN])('a time of %i ms is none', milliseconds => {
  expect(withStartTime([], 'a', milliseconds)).toEqual([]);
});

test('no more than a hundred are kept, the latest ones', () => {
  const many = Array.from({ length: 150 }, (_, index) => `p${index}`);
  const times = many.reduce((before, id) => withStartTime(before, id, 1_000), [] as ReturnType<typeof withStartTime>);
  expect(times).toHaveLength(100);
  expect(times.at(-1)?.profileId).toBe('p149');
});

test.each([
  [0, '0:00'],
  [65.9, '1:05'],
  [3_600, '60:00'],
  [-3, '0:00'],
])('%d s are %s', (seconds, text) => {
  expect(formatSeconds(seconds)).toBe(text);
});
