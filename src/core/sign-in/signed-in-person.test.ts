import { expect, test } from 'vitest';
import { exampleConnection } from '../../../test/support/example-document';
import { credentialsSource } from './credentials';
import { askedAgainAfter, describePerson } from './signed-in-person';
import type { Tokens } from './tokens';

const tokens: Tokens = {
  issuer: 'https://id.example',
  clientId: 'client',
  subject: 'sub-1',
  name: 'Alice Example',
  idToken: 'SECRET-ID',
  refreshToken: 'SECRET-REFRESH',
  expiresAt: 1_000,
};
const credentials = {
  source: credentialsSource(exampleConnection),
  issuedTo: { issuer: tokens.issuer, subject: tokens.subject },
  accessKeyId: 'SECRET-KEY',
  secretAccessKey: 'SECRET-ACCESS',
  sessionToken: 'SECRET-SESSION',
  expiration: 2_000,
  identityId: 'us-east-1:1',
};

test('before the first launch only the name and the end of the sign-in are known', () => {
  expect(describePerson(tokens, undefined, exampleConnection)).toEqual({
    name: 'Alice Example',
    expiresAt: 1_000,
    isRenewable: true,
  });
});

test('with credentials also the identity ID and when they end, and never a secret', () => {
  const person = describePerson(tokens, credentials, exampleConnection);
  expect(person).toEqual({
    name: 'Alice Example',
    expiresAt: 1_000,
    isRenewable: true,
    identityId: 'us-east-1:1',
    credentialsExpireAt: 2_000,
  });
  expect(JSON.stringify(person)).not.toContain('SECRET');
});

test('78: that the provider did not say whether it asked who it is, is told', () => {
  expect(describePerson({ ...tokens, isUnasked: true }, undefined, exampleConnection)).toMatchObject({
    isUnasked: true,
  });
});

test('without a refresh token the sign-in is not renewable', () => {
  const { refreshToken: _, ...others } = tokens;
  expect(describePerson(others, undefined, exampleConnection)).not.toHaveProperty('isRenewable');
});

test('credentials that were issued for another pool or role are not this connection’s', () => {
  const other = { ...exampleConnection, roleArn: 'arn:aws:iam::111122223333:role/other' };
  expect(describePerson(tokens, credentials, other)).not.toHaveProperty('identityId');
});

test.each([
  ['the connection’s, where it names one', 'arn:aws:iam::111122223333:role/connection', 'arn:aws:iam::1:role/token'],
  ['else the one that the ID token asks for', undefined, 'arn:aws:iam::111122223333:role/token'],
])('the role is %s', (_name, roleArn, role) => {
  const connection = { ...exampleConnection, ...(roleArn && { roleArn }) };
  expect(describePerson({ ...tokens, role }, undefined, connection).role).toBe(roleArn ?? role);
});

test('113: popup and options page say the same time: nobody is asked while the credentials last', () => {
  const { refreshToken: _, ...lasting } = tokens;
  const person = describePerson(lasting, credentials, exampleConnection);
  expect(askedAgainAfter(person)).toBe(2_000);
  expect(askedAgainAfter(describePerson(lasting, undefined, exampleConnection))).toBe(1_000);
  expect(askedAgainAfter(describePerson(tokens, credentials, exampleConnection))).toBeUndefined();
});
