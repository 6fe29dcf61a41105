import { describe, expect, test } from 'vitest';
import { findRefusal } from './refusal';
import { cognitoIdentityModel, parseServiceModel, sageMakerModel } from './service-model';
import { toWholePattern, validateInput } from './validate-input';

const model = parseServiceModel({
  metadata: { targetPrefix: 'Test' },
  operations: { Do: { input: { shape: 'Input' } } },
  shapes: {
    Input: {
      type: 'structure',
      required: ['Name'],
      members: {
        Name: { shape: 'Name' },
        Count: { shape: 'Count' },
        Kind: { shape: 'Kind' },
        Flag: { shape: 'Flag' },
        Names: { shape: 'Names' },
        Tokens: { shape: 'Tokens' },
        Inner: { shape: 'Inner' },
        When: { shape: 'When' },
      },
    },
    Inner: { type: 'structure', required: ['Name'], members: { Name: { shape: 'Name' } } },
    Name: { type: 'string', min: 2, max: 5, pattern: '[a-z]*' },
    Count: { type: 'integer', min: 5, max: 300 },
    Kind: { type: 'string', enum: ['a', 'b'] },
    Flag: { type: 'boolean' },
    When: { type: 'timestamp' },
    Names: { type: 'list', member: { shape: 'Name' }, max: 2 },
    Tokens: { type: 'map', key: { shape: 'Name' }, value: { shape: 'Token' }, max: 1 },
    Token: { type: 'string', max: 3, sensitive: true },
  },
});

function judge(input: unknown): string {
  try {
    validateInput(model, 'Do', input);
    return 'ok';
  } catch (caught) {
    const refusal = findRefusal(caught);
    return `${refusal?.type}: ${refusal?.message}`;
  }
}

const failed = 'failed to satisfy constraint: Member must';
const one = 'ValidationException: 1 validation error detected: Value';

describe('an input', () => {
  const cases: [string, unknown, string][] = [
    ['at its least is good', { Name: 'ab' }, 'ok'],
    [
      'with all its members is good',
      {
        Name: 'ab',
        Count: 5,
        Kind: 'a',
        Flag: true,
        Names: ['ab'],
        Tokens: { ab: 'x' },
        Inner: { Name: 'ab' },
        When: 1.5,
      },
      'ok',
    ],
    ['with a null for an optional member is good', { Name: 'ab', Count: null }, 'ok'],
    ['without a required member', {}, `${one} null at 'name' ${failed} not be null`],
    ['with a null for a required member', { Name: null }, `${one} null at 'name' ${failed} not be null`],
    [
      'without a required member further in',
      { Name: 'ab', Inner: {} },
      `${one} null at 'inner.name' ${failed} not be null`,
    ],
    ['too short', { Name: 'a' }, `${one} 'a' at 'name' ${failed} have length greater than or equal to 2`],
    ['too long', { Name: 'abcdef' }, `${one} 'abcdef' at 'name' ${failed} have length less than or equal to 5`],
    [
      'against the pattern',
      { Name: 'AB' },
      `${one} 'AB' at 'name' ${failed} satisfy regular expression pattern: [a-z]*`,
    ],
    [
      'that fits the pattern only in part',
      { Name: 'ab1' },
      `${one} 'ab1' at 'name' ${failed} satisfy regular expression pattern: [a-z]*`,
    ],
    [
      'with a line break at the end',
      { Name: 'ab\n' },
      `${one} 'ab\n' at 'name' ${failed} satisfy regular expression pattern: [a-z]*`,
    ],
    ['too small', { Name: 'ab', Count: 4 }, `${one} '4' at 'count' ${failed} have value greater than or equal to 5`],
    ['too big', { Name: 'ab', Count: 301 }, `${one} '301' at 'count' ${failed} have value less than or equal to 300`],
    ['outside its set', { Name: 'ab', Kind: 'c' }, `${one} 'c' at 'kind' ${failed} satisfy enum value set: [a, b]`],
    [
      'with a list too long',
      { Name: 'ab', Names: ['ab', 'ab', 'ab'] },
      `${one} at 'names' ${failed} have length less than or equal to 2`,
    ],
    [
      'with a bad list member',
      { Name: 'ab', Names: ['ab', 'a'] },
      `${one} 'a' at 'names.2.member' ${failed} have length greater than or equal to 2`,
    ],
    [
      'with a map too big',
      { Name: 'ab', Tokens: { ab: 'x', cd: 'y' } },
      `${one} at 'tokens' ${failed} have length less than or equal to 1`,
    ],
    [
      'with a bad secret, which is not repeated',
      { Name: 'ab', Tokens: { ab: 'secret' } },
      `${one} at 'tokens.ab.member' ${failed} have length less than or equal to 3`,
    ],
    [
      'with two faults',
      { Name: 'A' },
      `ValidationException: 2 validation errors detected: Value 'A' at 'name' ${failed} have length greater than or equal to 2; Value 'A' at 'name' ${failed} satisfy regular expression pattern: [a-z]*`,
    ],
    ['with an unknown member', { Name: 'ab', Nmae: 'ab' }, 'SerializationException: Unknown member: Nmae'],
    [
      'with the name of an inherited member',
      JSON.parse('{"Name":"ab","__proto__":{}}'),
      'SerializationException: Unknown member: __proto__',
    ],
    ['with a number for a string', { Name: 1 }, 'SerializationException: NUMBER_VALUE cannot be converted to String'],
    [
      'with a string for a number',
      { Name: 'ab', Count: '5' },
      'SerializationException: STRING_VALUE cannot be converted to Integer',
    ],
    [
      'with a fraction for an integer',
      { Name: 'ab', Count: 5.5 },
      'SerializationException: NUMBER_VALUE cannot be converted to Integer',
    ],
    [
      'with a string for a boolean',
      { Name: 'ab', Flag: 'true' },
      'SerializationException: STRING_VALUE cannot be converted to Boolean',
    ],
    [
      'with a structure for a string',
      { Name: {} },
      'SerializationException: Start of structure or map found where not expected.',
    ],
    ['with a string for a list', { Name: 'ab', Names: 'ab' }, 'SerializationException: Expected list or null'],
    ['with a list for a structure', [], 'SerializationException: Unexpected token: expected a structure or map'],
  ];
  test.each(cases)('%s', (_name, input, verdict) => {
    expect(judge(input)).toBe(verdict);
  });
});

test('an operation that the model does not have is refused', () => {
  expect(() => validateInput(model, 'Undo', {})).toThrow('UnknownOperationException');
});

test('every operation of AWS’s models can be judged', () => {
  for (const service of [sageMakerModel, cognitoIdentityModel]) {
    for (const operation of Object.keys(service.operations)) {
      // Whatever the verdict, it is one: a shape without a rule would throw something else.
      try {
        validateInput(service, operation, {});
      } catch (caught) {
        expect(findRefusal(caught)?.type).toBe('ValidationException');
      }
    }
  }
});

test('every pattern of AWS’s models is one that JavaScript reads', () => {
  const patterns = [sageMakerModel, cognitoIdentityModel].flatMap(({ shapes }) =>
    Object.values(shapes).flatMap(({ pattern }) => pattern ?? []),
  );
  expect(patterns.length).toBeGreaterThan(10);
  for (const pattern of patterns) expect(() => toWholePattern(pattern)).not.toThrow();
});

test('a pattern of AWS’s may ask for letters of any script', () => {
  const { pattern = '' } = sageMakerModel.shapes.TagKey ?? {};
  expect(toWholePattern(pattern).test('équipe')).toBe(true);
  expect(toWholePattern(pattern).test('équipe!')).toBe(false);
});
