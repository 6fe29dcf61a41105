import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

// docs/faults.md says what must happen in each case, and which tests show it: by the number at the beginning of
// their names, so that what is written there stays true.

const root = join(import.meta.dirname, '..');
const rows = readFileSync(join(root, 'docs/faults.md'), 'utf8')
  .split('\n')
  .map(line => line.split(/(?<!\\)\|/).map(cell => cell.trim()))
  .filter(([, number = '']) => /^\d+$/.test(number))
  .map(([, number, fault, outcome, shown = '']) => ({ number: Number(number), fault, outcome, shown }));

const testFiles = ['src', 'local-aws', 'scripts', 'test'].flatMap(folder =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => /\.test\.tsx?$/.test(name))
    .map(name => `${folder}/${name.replaceAll('\\', '/')}`),
);

/** The rows that the names of a file's tests begin with. */
function rowsIn(file: string): number[] {
  const names = readFileSync(join(root, file), 'utf8').matchAll(/['"`](\d{1,3}): /g);
  return [...new Set([...names].map(([, number]) => Number(number)))];
}

test('the faults are numbered from 1 without a gap, each with what must happen', () => {
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.map(({ number }) => number)).toEqual(rows.map((_, index) => index + 1));
  for (const { fault, outcome } of rows) expect([fault, outcome]).not.toContain('');
});

describe('a fault is shown by the tests that the document names, and by no others', () => {
  const shownIn = new Map<number, string[]>();
  for (const file of testFiles.filter(name => name !== 'test/faults.test.ts').sort()) {
    for (const row of rowsIn(file)) shownIn.set(row, [...(shownIn.get(row) ?? []), file]);
  }

  test.each(rows)('$number: $fault', ({ number, shown }) => {
    const named = [...shown.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
    expect(named.length).toBeGreaterThan(0);
    expect(named).toEqual(shownIn.get(number) ?? []);
  });

  test('and no test is named after a row that is not there', () => {
    expect([...shownIn.keys()].filter(row => !rows.some(({ number }) => number === row))).toEqual([]);
  });
});
