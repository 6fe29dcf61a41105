import { describe, expect, test } from 'vitest';
import { type Comparison, writeReport, writeTable } from './report.ts';

const comparison: Comparison = {
  ...{ what: 'request', build: 'now', unit: 'ms' },
  ...{ product: [30, 20, 40], other: [10, 20, 9], goal: 2 },
};

describe('a table', () => {
  test('has medians with the least value, and their ratio', () => {
    expect(writeTable({ against: 'bare', comparisons: [comparison], lines: [] })).toBe(
      [
        '| measured | build | this extension | bare          | ratio | wanted |',
        '| -------- | ----- | -------------- | ------------- | ----- | ------ |',
        '| request  | now   | 30.0 ms (20.0) | 10.0 ms (9.0) | 3.00  | ≤ 2    |',
      ].join('\n'),
    );
  });

  test('wants nothing where there is no goal, and writes constants without a least value', () => {
    const { goal: _, ...without } = comparison;
    const [, , row] = writeTable({
      comparisons: [{ ...without, unit: 'bytes', product: [300], other: [100] }],
      lines: [],
    }).split('\n');
    expect(row?.split('|').map(cell => cell.trim())).toEqual([
      ...['', 'request', 'now', '300 bytes', '100 bytes', '3.00', '', ''],
    ]);
  });

  test('has a row for each build, in the order of the measurements', () => {
    const table = writeTable({ comparisons: [{ ...comparison, build: 'before' }, comparison], lines: [] });
    expect(table.split('\n').map(line => line.split('|')[2]?.trim())).toEqual(
      ['build', '---', 'before', 'now'].map((cell, index) => (index === 1 ? '-'.repeat(6) : cell)),
    );
  });
});

test('a report has its table, then its lines as they are', () => {
  const report = writeReport({ against: 'bare', comparisons: [comparison], lines: ['one | two', 'three'] });
  expect(report).toMatch(/^\| measured [\s\S]*\n\n```text\none \| two\nthree\n```$/);
});

test('a report without comparisons is its lines', () => {
  expect(writeReport({ comparisons: [], lines: ['one'] })).toBe('```text\none\n```');
});
