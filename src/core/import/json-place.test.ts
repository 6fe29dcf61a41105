import { expect, test } from 'vitest';
import { message } from '../words/message';
import { findJsonPlace } from './json-place';

const text = `{
  "version": 1,
  "note": "a } and a \\" in a text",
  "profiles": [
    { "name": "one", "list": [[], {}] },
    {
      "n\\u0061me": 5
    }
  ]
}`;

test.each([
  ['version', 2, 14],
  ['note', 3, 11],
  ['profiles', 4, 15],
  ['profiles.0.name', 5, 15],
  ['profiles.0.list.1', 5, 35],
  ['profiles.1', 6, 5],
  ['profiles.1.name', 7, 20],
])('the value at %s is in line %d, column %d', (path, line, column) => {
  expect(findJsonPlace(text, path)).toEqual(message('place', { line, column }));
});

test('the place of a value that is missing is that of the object or list that lacks it', () => {
  expect(findJsonPlace(text, 'profiles.1.domainId')).toEqual(findJsonPlace(text, 'profiles.1'));
  expect(findJsonPlace(text, 'profiles.7.name')).toEqual(findJsonPlace(text, 'profiles'));
  expect(findJsonPlace(text, 'version.x')).toEqual(findJsonPlace(text, 'version'));
  expect(findJsonPlace(' {}', 'connections')).toEqual(message('place', { line: 1, column: 2 }));
});
