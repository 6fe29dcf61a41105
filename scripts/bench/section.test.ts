import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { browsersOf, partNames } from './parts.ts';
import { replaceSection } from './section.ts';

const document = `# Title
<!-- bench: one -->
old
<!-- end of bench -->
between
<!-- bench: two -->
<!-- end of bench -->
`;

test('what a section holds is replaced, and nothing else', () => {
  expect(replaceSection(document, 'one', 'new $& text')).toBe(document.replace('\nold\n', () => '\n\nnew $& text\n\n'));
});

test('a section may be empty, and may be replaced again', () => {
  const once = replaceSection(document, 'two', 'new');
  expect(once).toContain('<!-- bench: two -->\n\nnew\n\n<!-- end of bench -->');
  expect(replaceSection(once, 'two', 'new')).toBe(once);
});

test.each([
  ['there is none of this name', document, 'three'],
  ['there are two', document + document, 'one'],
  ['it does not end', document.replaceAll('<!-- end of bench -->', ''), 'two'],
  ['it does not end before the next', document.replace('<!-- end of bench -->', ''), 'one'],
])('a section is refused where %s', (_name, given, name) => {
  expect(() => replaceSection(given, name, 'new')).toThrow(RangeError);
});

test('docs/performance.md has a section for each part in each of its browsers', () => {
  const performance = readFileSync('docs/performance.md', 'utf8');
  for (const part of partNames) {
    for (const browser of browsersOf(part)) {
      expect(() => replaceSection(performance, `${part} ${browser}`, '')).not.toThrow();
    }
  }
});
