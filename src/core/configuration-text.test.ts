import { describe, expect, test, vi } from 'vitest';
import { exampleDocument } from '../../test/support/example-document';
import { type ParsedConfiguration, parseConfiguration } from './configuration';
import { formatConfiguration, parseConfigurationFile, parseConfigurationText } from './configuration-text';

const parsedExample = parseConfiguration(exampleDocument);

function problemsOf(parsed: ParsedConfiguration) {
  return parsed.ok ? [] : parsed.problems;
}

describe('a text is refused, with line and column, what is expected and what was found:', () => {
  test.each<[name: string, text: string, path: string, expected: string, found: string]>([
    ['nothing', '', 'line 1, column 1', 'a value of JSON', 'the end of the text'],
    ['half a document', '{"version": 1,', 'line 1, column 15', 'a name in double quotes', 'the end of the text'],
    ['HTML', '\n<!doctype html>', 'line 2, column 1', 'a value of JSON', '"<"'],
    ['33 levels', `${'\n['.repeat(33)}${']'.repeat(33)}`, 'line 34, column 1', 'at most 32 levels', 'a deeper one'],
    ['10,000 levels, not closed', '['.repeat(10_000), 'line 1, column 33', 'at most 32 levels', 'a deeper one'],
  ])('%s', (_name, text, path, expected, found) => {
    expect(problemsOf(parseConfigurationText(text))).toEqual([{ path, expected, found }]);
  });

  test('32 levels are read', () => {
    const document = `{"version":1,"connections":[],"profiles":[],"deep":${'['.repeat(31)}${']'.repeat(31)}}`;
    expect(parseConfigurationText(document).ok).toBe(true);
  });

  test('more than 1 MB, before it is parsed', () => {
    const padded = formatConfiguration(exampleDocument).padEnd(1_000_000);
    expect(parseConfigurationText(padded).ok).toBe(true);
    expect(problemsOf(parseConfigurationText(`${padded} `))).toEqual([
      { path: '', expected: 'at most 1 MB of text', found: '1000001 bytes' },
    ]);
  });

  test('more than 1 MB of UTF-8 in fewer characters', () => {
    const text = formatConfiguration({ ...exampleDocument, note: 'ä'.repeat(600_000) });
    expect(problemsOf(parseConfigurationText(text))[0]?.expected).toBe('at most 1 MB of text');
  });
});

describe('a member with a name that every object has already', () => {
  test.each([
    ['__proto__', (name: string) => `{"version":1,"connections":[],"profiles":[],"${name}":{"polluted":true}}`],
    ['__proto__', (name: string) => `{"version":1,"connections":[{"${name}":{"polluted":true}}],"profiles":[]}`],
    ['constructor', (name: string) => `{"version":1,"connections":[],"profiles":[],"x":[{"${name}":{}}]}`],
    ['prototype', (name: string) => `{"version":1,"connections":[],"profiles":[],"${name}":1}`],
  ])('%s is refused, and no prototype touched', (name, write) => {
    expect(problemsOf(parseConfigurationText(write(name)))).toEqual([
      { path: '', expected: 'JSON', found: `a member named ${name}` },
    ]);
    expect('polluted' in {}).toBe(false);
  });
});

describe('a file', () => {
  test('that is too long is refused before it is read', async () => {
    const read = vi.fn();
    const parsed = await parseConfigurationFile({ size: 1_000_001, text: read });
    expect(problemsOf(parsed)).toEqual([{ path: '', expected: 'at most 1 MB of text', found: '1000001 bytes' }]);
    expect(read).not.toHaveBeenCalled();
  });

  test('is parsed as its text', async () => {
    expect(await parseConfigurationFile(new Blob([formatConfiguration(exampleDocument)]))).toEqual(parsedExample);
  });
});
