import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { problemInEnglish } from '../../../test/support/in-english';
import { isReservedName } from '../util/reserved-names';
import { findJsonProblem } from './json-problem';

const runs = { seed: 20_261_121, numRuns: 2_000 };

/** JSON without the names that are refused, which fast-check likes to make. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text, (name, value) => {
      if (isReservedName(name)) throw new RangeError(name);
      return value;
    });
    return true;
  } catch {
    return false;
  }
}

/** The problem of a text, in English. */
function inWords(text: string) {
  const problem = findJsonProblem(text);
  return problem && problemInEnglish(problem);
}

test.each([
  ['[1,\n 2,]', 'line 2, column 4', 'a JSON value', '"]"'],
  ['{\r\n  "a": x1y\r\n}', 'line 2, column 8', 'a JSON value', '"x1y"'],
  ['{"a" 1}', 'line 1, column 6', 'a colon', '"1"'],
  ['{a: 1}', 'line 1, column 2', 'a name in double quotes or }', '"a"'],
  ['{"a":1,}', 'line 1, column 8', 'a name in double quotes', '"}"'],
  ['{"a":1]', 'line 1, column 7', 'a comma or }', '"]"'],
  ['[1}', 'line 1, column 3', 'a comma or ]', '"}"'],
  ['{} {}', 'line 1, column 4', 'nothing more', '"{"'],
  ['"a\nb"', 'line 1, column 3', 'JSON text in double quotes', '"\\n"'],
  ['"\\x"', 'line 1, column 2', 'JSON text in double quotes', '"\\\\"'],
  ['"a', 'line 1, column 3', 'JSON text in double quotes', 'the end of the text'],
  ['01', 'line 1, column 2', 'nothing more', '"1"'],
  ['😀', 'line 1, column 1', 'a JSON value', '"😀"'],
])('%j has its problem at %s', (text, path, expected, found) => {
  expect(inWords(text)).toEqual({ path, expected, found });
});

test('the 33rd level is one too many, wherever it is closed', () => {
  const nest = (levels: number) => `${'{"a":['.repeat(levels / 2)}${']}'.repeat(levels / 2)}`;
  expect(findJsonProblem(nest(32))).toBeUndefined();
  expect(inWords(nest(34))).toMatchObject({ path: 'line 1, column 97', expected: 'at most 32 levels' });
});

test('brackets within a text are no levels', () => {
  expect(findJsonProblem(JSON.stringify({ a: '[{"\\'.repeat(100) }))).toBeUndefined();
});

test('a long text costs no stack', () => {
  expect(findJsonProblem(`"${'\\n'.repeat(400_000)}"`)).toBeUndefined();
});

describe('it agrees with JSON.parse', () => {
  test('about what is JSON', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), fc.constantFrom('', ' ', '\t', '\n'), (json, space) => {
        const text = JSON.stringify(JSON.parse(json), null, space);
        expect(findJsonProblem(text) === undefined).toBe(isJson(text));
      }),
      runs,
    );
  });

  test('about JSON with one thing changed', () => {
    const piece = fc.constantFrom(
      '',
      '{',
      '}',
      '[',
      ']',
      '"',
      ',',
      ':',
      '\\',
      '0',
      '-',
      '.',
      'e',
      'null',
      '\n',
      'ä',
      '\0',
    );
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.nat(3), piece, (json, position, length, put) => {
        const at = position % (json.length + 1);
        const text = json.slice(0, at) + put + json.slice(at + length);
        expect(findJsonProblem(text) === undefined).toBe(isJson(text));
      }),
      runs,
    );
  });

  test('about pieces of JSON in any order', () => {
    const piece = fc.constantFrom('{', '}', '[', ']', '"a"', ',', ':', '1', '-1.5e3', 'true', 'null', ' ', '"\\u00e4"');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), pieces => {
        expect(findJsonProblem(pieces.join('')) === undefined).toBe(isJson(pieces.join('')));
      }),
      { ...runs, numRuns: 5_000 },
    );
  });
});
