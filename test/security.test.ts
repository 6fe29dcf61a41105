import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

// SECURITY.md makes its claims in tables whose last column names the tests: rows of docs/faults.md, or files, with the
// name of one test where a file has many.

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const cellsOf = (line: string) =>
  line
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map(cell => cell.trim());

const rows = new Set(
  read('docs/faults.md')
    .split('\n')
    .map(line => Number(cellsOf(line)[0]))
    .filter(number => number > 0),
);

interface Claim {
  readonly claim: string;
  readonly shownBy: string;
}

/** The body rows of the tables whose last column is headed “shown by”. */
function findClaims(markdown: string): Claim[] {
  const tables = markdown.split(/\n\s*\n/).map(block => block.split('\n').filter(line => line.startsWith('|')));
  return tables.flatMap(([head = '', , ...body]) =>
    cellsOf(head).at(-1) === 'shown by'
      ? body.map(line => ({ claim: cellsOf(line)[0] ?? '', shownBy: cellsOf(line).at(-1) ?? '' }))
      : [],
  );
}

/** The numbers in “row 5”, “rows 5, 43” and “rows 38 to 41”. */
function rowsIn(shownBy: string): number[] {
  return [...shownBy.matchAll(/\brows? (\d+(?:(?:, | and | to )\d+)*)/g)].flatMap(([, list = '']) =>
    list.split(/, | and /).flatMap(part => {
      const [from = 0, to = from] = part.split(' to ').map(Number);
      return Array.from({ length: to - from + 1 }, (_, index) => from + index);
    }),
  );
}

/** The tests in “`path`” and “`path`: “name of a test””. */
function testsIn(shownBy: string): { path: string; name: string }[] {
  return [...shownBy.matchAll(/`([^`]+)`(?:: “([^”]+)”)?/g)].map(([, path = '', name = '']) => ({ path, name }));
}

const claims = findClaims(read('SECURITY.md'));

test('SECURITY.md makes claims', () => {
  expect(claims.length).toBeGreaterThan(20);
});

describe('each claim names the tests that show it:', () => {
  test.each(claims)('$claim', ({ shownBy }) => {
    const [numbers, tests] = [rowsIn(shownBy), testsIn(shownBy)];
    expect(numbers.length + tests.length).toBeGreaterThan(0);
    expect(numbers.filter(number => !rows.has(number))).toEqual([]);
    expect(tests.filter(({ path }) => !existsSync(join(root, path)))).toEqual([]);
    expect(tests.filter(({ path, name }) => name !== '' && !read(path).includes(name))).toEqual([]);
  });
});
