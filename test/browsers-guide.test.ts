import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { inOneBrowser } from '../vitest.config';

// docs/browsers.md says what runs in one browser alone, and why: all of it, and nothing else.

const guide = readFileSync('docs/browsers.md', 'utf8');
const [whole = [], single = [], parts = []] = tablesOf(guide);

const files = readdirSync('test/e2e')
  .filter(name => name.endsWith('.test.ts'))
  .map(name => [name.replace('.test.ts', ''), readFileSync(`test/e2e/${name}`, 'utf8')] as const);

/** The rows of each table, as the names in the first column and the other columns' text. */
function tablesOf(text: string): { names: string[]; cells: string[] }[][] {
  const tables = text.split(/\n{2,}/).filter(part => part.startsWith('| spec |'));
  return tables.map(table =>
    table
      .trim()
      .split('\n')
      .slice(2)
      .map(row => row.split('|').slice(1, -1))
      .map(([first = '', ...cells]) => ({
        names: [...first.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
        cells: cells.map(cell => cell.trim()),
      })),
  );
}

const namesOf = (rows: { names: string[] }[]) => rows.flatMap(({ names }) => names).sort();
const filesWith = (pattern: RegExp) => files.filter(([, text]) => pattern.test(text)).map(([name]) => name);

test('whole files: those of vitest.config.ts', () => {
  const listed = whole.flatMap(({ names, cells: [browser] }) => names.map(name => [name, browser])).sort();
  const { chromium, firefox } = inOneBrowser;
  expect(listed).toEqual(
    [...chromium.map(name => [name, 'Chromium']), ...firefox.map(name => [name, 'Firefox'])].sort(),
  );
});

test('single tests and parts: each file that looks at which browser it is in before it declares a test', () => {
  const looks = filesWith(/\binChromium\b|skipIf\(!?isFirefox|runIf\(!?isFirefox|\bwaysToEdit\b|each\(isFirefox \?/);
  expect([...new Set([...namesOf(single), ...namesOf(parts)])].sort()).toEqual(looks.sort());
});

test('by keyboard alone in Firefox: those files that are said to be', () => {
  const [byPointer] = parts.filter(({ cells }) => cells[0]?.includes('waysToEdit'));
  expect(byPointer?.names.sort()).toEqual(filesWith(/\bwaysToEdit\b/).sort());
});

test('those where Firefox’s pointer is said to be tried have it', () => {
  const reason = parts.find(({ cells }) => cells[0]?.includes('waysToEdit'))?.cells[1] ?? '';
  const [, list = ''] = /pointer is tried by (.*)$/.exec(reason) ?? [];
  const named = [...list.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
  expect(named.length).toBeGreaterThan(3);
  const clicking = filesWith(/each\((ways|\['keys', 'pointer'\])\)|\bdrag\(|handsOf\(\w+, 'pointer'\)/);
  expect(named.filter(name => !clicking.includes(name))).toEqual([]);
});

describe('each row', () => {
  test.each([...whole, ...single, ...parts])('$names has a reason', ({ names, cells }) => {
    expect(names.length).toBeGreaterThan(0);
    expect(cells.at(-1)?.length).toBeGreaterThan(10);
    const known = files.map(([name]) => name);
    expect(names.filter(name => !known.includes(name))).toEqual([]);
  });
});
