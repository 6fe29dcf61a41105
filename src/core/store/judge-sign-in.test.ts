import { expect, test } from 'vitest';
import { exampleConnection, guestConnection } from '../../../test/support/example-document';
import { emptyConfiguration } from '../configuration/configuration';
import type { Connection } from '../configuration/connection';
import type { Tokens } from '../sign-in/tokens';
import { splitConfiguration } from './join-configuration';
import { judgeSignIn, type SignInState } from './judge-sign-in';
import { parseManagedConfiguration } from './managed-configuration';
import { sharedFileKey } from './shared-entries';
import { connectionKey, documentKey, type StoredItems } from './store-layout';

const { signIn } = exampleConnection;
if (signIn.type !== 'oidc') throw new Error('The example signs in');
const tokens: Tokens = {
  issuer: signIn.issuer,
  clientId: signIn.clientId,
  subject: 'sub-1',
  name: 'Alice Example',
  idToken: 'id',
  refreshToken: 'refresh',
  expiresAt: 1,
};

const stored = (...connections: Connection[]) => splitConfiguration({ ...emptyConfiguration, connections }, 5);
const renamed = { ...exampleConnection, name: 'Another name', region: 'eu-west-1' };
const elsewhere = { ...exampleConnection, signIn: { ...signIn, issuer: 'https://evil.example' } };
const otherClient = { ...exampleConnection, signIn: { ...signIn, clientId: 'another' } };
const forGuests = { ...guestConnection, id: 'acme' };
const address = 'https://config.team.example/studio.json';
const document = (value: unknown) => ({ [documentKey]: { position: 0, savedAt: 5, value } });
const named = document({ settings: { sharedFile: address } });
const shared = (applied: unknown) => ({ ...named, [sharedFileKey(address)]: { applied } });

test.each<[name: string, state: SignInState, items: StoredItems, policy?: unknown]>([
  ['that is as it was', 'current', stored(exampleConnection)],
  ['whose name and region are other ones', 'current', stored(renamed)],
  ['that a policy provides now', 'current', {}, { configuration: { connections: [exampleConnection] } }],
  ['that a shared file provides', 'current', shared({ version: 1, connections: [exampleConnection], profiles: [] })],
  ['that is deleted', 'gone', stored(guestConnection)],
  ['that is deleted with all others', 'gone', {}],
  ['that a shared file no longer has', 'gone', shared({ version: 1, connections: [], profiles: [] })],
  ['that names another issuer', 'changed', stored(elsewhere)],
  ['that names another client', 'changed', stored(otherClient)],
  ['that is for guests now', 'changed', stored(forGuests)],
  [
    'in whose place a policy puts another issuer',
    'changed',
    stored(exampleConnection),
    { configuration: { connections: [elsewhere] } },
  ],
  ['whose entry cannot be read', 'unknown', { [connectionKey('acme')]: { position: 0, savedAt: 5, value: 7 } }],
  ['while a shared file that was applied cannot be read', 'unknown', shared({ version: 99 })],
  ['while the settings, which may name its file, cannot be read', 'unknown', document({ settings: { sharedFile: 7 } })],
  ['while the document cannot be read at all', 'unknown', document({ defaultProfile: 7 })],
  [
    'while the address of the policy’s file cannot be read',
    'unknown',
    {},
    { sharedFile: 'http://config.team.example' },
  ],
  ['while the policy’s own connections cannot be read', 'unknown', {}, { configurationJson: '{' }],
  ['that is deleted, while a policy has a setting that means nothing', 'gone', {}, { colour: 'blue' }],
])('74: somebody is signed in to a connection %s: %s', (_name, state, items, policy = {}) => {
  expect(judgeSignIn('acme', tokens, items, parseManagedConfiguration(policy))).toBe(state);
});

test('74: a connection that nobody is signed in to cannot have changed', () => {
  expect(judgeSignIn('acme', undefined, stored(elsewhere), parseManagedConfiguration({}))).toBe('current');
});
