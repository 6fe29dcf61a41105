import { expect, test } from 'vitest';
import type { SignedInPerson } from '../core/sign-in/signed-in-person';
import { describeSignIn } from './describe-sign-in';

const hour = 3_600_000;
const now = new Date(2026, 7, 1, 16).getTime();
const alice: SignedInPerson = { name: 'Alice', expiresAt: now + hour };
const readWords = (person: SignedInPerson | undefined) =>
  describeSignIn(person, now, 'en').map(({ key, values }) =>
    // ICU versions differ in the space before PM.
    [key, ...Object.values(values ?? {})].join(' ').replace('\u202f', ' '),
  );

test.each<[name: string, person: SignedInPerson | undefined, words: string[]]>([
  ['nobody will be asked', undefined, ['signInAsked']],
  ['with a refresh token no time is named', { ...alice, isRenewable: true }, ['signInAs Alice', 'signInRenewed']],
  [
    '… also after the ID token has ended',
    { ...alice, expiresAt: now - 1, isRenewable: true },
    ['signInAs Alice', 'signInRenewed'],
  ],
  ['without one the end of the ID token is', alice, ['signInAs Alice', 'signInAskedAfter 5:00 PM']],
  [
    '… or that of the credentials, which need no ID token while they last',
    { ...alice, credentialsExpireAt: now + 2 * hour },
    ['signInAs Alice', 'signInAskedAfter 6:00 PM'],
  ],
  ['… and it has ended when both have', { ...alice, expiresAt: now }, ['signInEnded Alice']],
])('113: how a sign-in goes on: %s', (_name, person, words) => {
  expect(readWords(person)).toEqual(words);
});
