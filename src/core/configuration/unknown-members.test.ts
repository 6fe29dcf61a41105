import { expect, test } from 'vitest';
import {
  exampleConnection,
  exampleDocument,
  guestConnection,
  notebookProfile,
} from '../../../test/support/example-document';
import type { Configuration } from './configuration';
import { findUnknownMembers } from './unknown-members';

test('a document as in the design has no unknown members', () => {
  expect(findUnknownMembers(exampleDocument)).toEqual([]);
});

test('all members that a connection can carry are known', () => {
  const connection = {
    ...exampleConnection,
    roleArn: 'arn:aws:iam::111122223333:role/acme',
    authFlow: 'basic' as const,
    endpoints: { cognitoIdentity: 'https://a.b', sageMaker: 'https://a.b', sts: 'https://a.b' },
  };
  expect(findUnknownMembers({ ...exampleDocument, connections: [connection] })).toEqual([]);
});

test.each<[path: string, change: Partial<Configuration>]>([
  ['team', { team: 'research' }],
  ['connections.0.tier', { connections: [{ ...exampleConnection, tier: 1 }] }],
  [
    'connections.1.signIn.issuer',
    {
      connections: [exampleConnection, { ...guestConnection, signIn: { type: 'guest', issuer: 'https://a.b' } }],
    },
  ],
  [
    'connections.0.signIn.hint',
    { connections: [{ ...exampleConnection, signIn: { ...exampleConnection.signIn, hint: 1 } }] },
  ],
  ['connections.0.endpoints.s3', { connections: [{ ...exampleConnection, endpoints: { s3: 'https://a.b' } }] }],
  ['profiles.0.domainId', { profiles: [{ ...notebookProfile, domainId: 'd-1' }] }],
  ['profiles.0.token', { profiles: [{ ...notebookProfile, token: 'x' }] }],
])('%s is reported', (path, change) => {
  expect(findUnknownMembers({ ...exampleDocument, ...change })).toEqual([path]);
});
