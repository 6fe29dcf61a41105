import { expect, test } from 'vitest';
import { exampleConnection, studioProfile } from '../../../test/support/example-document';
import { type LaunchParts, nameParts } from './made-from';

const parts: LaunchParts = { profile: studioProfile, connection: exampleConnection };
const named = nameParts(parts);

test.each<[change: string, parts: LaunchParts]>([
  ['another user', { ...parts, profile: { ...studioProfile, userProfileName: 'bob' } }],
  ['another place to open', { ...parts, profile: { ...studioProfile, openIn: 'privateWindow' } }],
  ['another pool', { ...parts, connection: { ...exampleConnection, identityPoolId: 'us-east-1:2' } }],
  ['another issuer', { ...parts, connection: { ...exampleConnection, signIn: { type: 'guest' } } }],
])('%s makes it another launch', (_change, changed) => {
  expect(nameParts(changed)).not.toBe(named);
});

test.each<[change: string, parts: LaunchParts]>([
  ['another name', { ...parts, profile: { ...studioProfile, name: 'Another' } }],
  ['a pin', { ...parts, profile: { ...studioProfile, pinned: true } }],
  ['another name of the connection', { ...parts, connection: { ...exampleConnection, name: 'Another' } }],
  ['another order of the members', { ...parts, profile: reversed(studioProfile) }],
])('with %s it is the same launch', (_change, changed) => {
  expect(nameParts(changed)).toBe(named);
});

function reversed<T extends object>(entry: T): T {
  return { ...Object.fromEntries(Object.entries(entry).reverse()), ...entry };
}
