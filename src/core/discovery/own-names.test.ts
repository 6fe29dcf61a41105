import { expect, test } from 'vitest';
import { ownNameFinder } from './own-names';

const claims = { sub: '1234', email: 'Alice.Example@acme.example', locale: 'en', 'custom:team': 'x-team' };

test.each<[string, string, boolean]>([
  ['a claim itself', '1234', true],
  ['the part of the e-mail address before the @, as a user profile can be called', 'alice-example', true],
  ['in another case', 'ALICE-EXAMPLE', true],
  ['what a template of the connection’s profiles makes of another claim', 'x-team', true],
  ['a claim that is no name', 'en', false],
  ['somebody else', 'bob', false],
])('%s: %s', (_name, userProfileName, isMine) => {
  expect(ownNameFinder(claims, [`\${claim:custom:team}`, 'bob'])(userProfileName)).toBe(isMine);
});

test('a guest has no name', () => {
  expect(ownNameFinder(undefined, [])('alice')).toBe(false);
});
