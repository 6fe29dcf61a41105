import { expect, test } from 'vitest';
import { median, quantile, ratioOfMedians } from './statistics.ts';

test.each<[values: number[], expected: number]>([
  [[3], 3],
  [[10, 1, 2], 2],
  [[4, 1, 3, 2], 2.5],
])('the median of %j is %d', (values, expected) => {
  expect(median(values)).toBe(expected);
});

test.each<[share: number, expected: number]>([
  [0, 1],
  [0.5, 6],
  [0.95, 10],
  [1, 10],
])('so large a share as %d does not pass %d', (share, expected) => {
  expect(quantile(share, [10, 9, 8, 7, 6, 5, 4, 3, 2, 1])).toBe(expected);
});

test('of nothing there is neither', () => {
  expect(() => median([])).toThrow('No values');
  expect(() => quantile(0.5, [])).toThrow('No values');
});

test('a ratio is that of the medians, whatever single values are', () => {
  expect(ratioOfMedians([1, 20, 900], [5, 10, 11])).toBe(2);
});

test('what was given is left in its order', () => {
  const values = [3, 1, 2];
  median(values);
  quantile(0.5, values);
  expect(values).toEqual([3, 1, 2]);
});
