import { describe, expect, test } from 'vitest';
import { exampleDocument } from '../../../test/support/example-document';
import { problemsInEnglish } from '../../../test/support/in-english';
import { formatConfiguration, parseConfigurationText } from './configuration-text';

describe('52: a text is refused before it is parsed whole, with line and column, what is expected and what was found:', () => {
  test.each<[name: string, text: string, path: string, expected: string, found: string]>([
    ['nothing', '', 'line 1, column 1', 'a JSON value', 'the end of the text'],
    ['half a document', '{"version": 1,', 'line 1, column 15', 'a name in double quotes', 'the end of the text'],
    ['HTML', '\n<!doctype html>', 'line 2, column 1', 'a JSON value', '"<"'],
    ['33 levels', `${'\n['.repeat(33)}${']'.repeat(33)}`, 'line 34, column 1', 'at most 32 levels', 'a deeper level'],
    ['10,000 levels, not closed', '['.repeat(10_000), 'line 1, column 33', 'at most 32 levels', 'a deeper level'],
  ])('%s', (_name, text, path, expected, found) => {
    expect(problemsInEnglish(parseConfigurationText(text))).toEqual([{ path, expected, found }]);
  });

  test('32 levels are read', () => {
    const document = `{"version":1,"connections":[],"profiles":[],"deep":${'['.repeat(31)}${']'.repeat(31)}}`;
    expect(parseConfigurationText(document).ok).toBe(true);
  });

  test('more than 1 MB, before it is parsed', () => {
    const padded = formatConfiguration(exampleDocument).padEnd(1_000_000);
    expect(parseConfigurationText(padded).ok).toBe(true);
    expect(problemsInEnglish(parseConfigurationText(`${padded} `))).toEqual([
      { path: '', expected: 'at most 1 MB of text', found: '1000001 bytes' },
    ]);
  });

  test('more than 1 MB of UTF-8 in fewer characters', () => {
    const text = formatConfiguration({ ...exampleDocument, note: 'ä'.repeat(600_000) });
    expect(problemsInEnglish(parseConfigurationText(text))[0]?.expected).toBe('at most 1 MB of text');
  });
});

test('109: the mark that Windows puts before a text is not part of it, and one is enough', () => {
  const text = formatConfiguration(exampleDocument);
  expect(parseConfigurationText(`\uFEFF${text}`)).toEqual(parseConfigurationText(text));
  expect(parseConfigurationText(`\uFEFF${text}`).ok).toBe(true);
  expect(problemsInEnglish(parseConfigurationText('\uFEFF{"version": 1,'))[0]?.path).toBe('line 1, column 15');
  expect(parseConfigurationText(`\uFEFF\uFEFF${text}`).ok).toBe(false);
});

describe('51: an import with __proto__ or constructor is refused, and prototypes are untouched:', () => {
  test.each<[name: string, text: string, path: string]>([
    ['__proto__', '{"version":1,"connections":[],"profiles":[],"__proto__":{"polluted":true}}', 'line 1, column 45'],
    ['__proto__', '{"version":1,\n"connections":[{"__proto__":{"polluted":true}}],"profiles":[]}', 'line 2, column 17'],
    ['__proto__', '{"\\u005f_proto__":{"polluted":true}}', 'line 1, column 2'],
    [
      'constructor',
      '{"version":1,"connections":[],"profiles":[],"x":[{"constructor":{"prototype":{"polluted":1}}}]}',
      'line 1, column 51',
    ],
    ['constructor', '{"constructor":null,"constructor":1}', 'line 1, column 2'],
    ['prototype', '{"version":1,"connections":[],"profiles":[],"prototype":1}', 'line 1, column 45'],
  ])('%s in %s', (name, text, path) => {
    expect(problemsInEnglish(parseConfigurationText(text))).toEqual([
      { path, expected: 'a different name', found: `a member named ${name}` },
    ]);
    expect('polluted' in {}).toBe(false);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});
