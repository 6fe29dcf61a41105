import { describe, expect, test } from 'vitest';
import {
  exampleConnection,
  guestConnection,
  notebookProfile,
  studioProfile,
} from '../../../test/support/example-document';
import type { Configuration } from '../configuration/configuration';
import { mergeManaged } from './merge-managed';
import { addsConnection, findOverridden, takeOutManaged, withNeededConnections } from './own-configuration';

const policyConnection = { ...exampleConnection, name: 'Of the policy' };
const policyProfile = { ...studioProfile, name: 'Lab of the policy' };
const managed = { connections: [policyConnection], profiles: [policyProfile], defaultProfile: 'prod-lab' };
const own: Configuration = {
  version: 1,
  connections: [guestConnection, exampleConnection],
  profiles: [notebookProfile, studioProfile],
  team: 'kept',
};
const onlyNotebook: Configuration = { version: 1, connections: [], profiles: [notebookProfile] };

test('the policy’s entries come first and win over those with the same id', () => {
  expect(mergeManaged(own, managed)).toEqual({
    version: 1,
    connections: [policyConnection, guestConnection],
    profiles: [policyProfile, notebookProfile],
    defaultProfile: 'prod-lab',
    team: 'kept',
  });
});

test('the person’s own default counts before the policy’s', () => {
  expect(mergeManaged({ ...own, defaultProfile: 'old-notebook' }, managed).defaultProfile).toBe('old-notebook');
});

test('what was shown is stored without anything of the policy, and what it overrides as it was', () => {
  const stored = takeOutManaged(mergeManaged(own, managed), own, managed);
  expect(stored).toEqual(own);
});

test('64: managed value against a user’s edit: an edit of the policy’s entry is not stored', () => {
  const shown = mergeManaged(own, managed);
  const edited = { ...shown, profiles: shown.profiles.map(profile => ({ ...profile, name: 'Edited' })) };
  expect(takeOutManaged(edited, own, managed).profiles).toEqual([
    { ...notebookProfile, name: 'Edited' },
    studioProfile,
  ]);
});

test('a deleted entry of the policy is still there, and the person’s own below it', () => {
  const stored = takeOutManaged({ version: 1, connections: [], profiles: [] }, own, managed);
  expect(stored).toEqual({ version: 1, connections: [exampleConnection], profiles: [studioProfile] });
});

test('a default that the person chose is stored, the policy’s is not', () => {
  const shown = mergeManaged(own, managed);
  expect(takeOutManaged(shown, own, managed)).not.toHaveProperty('defaultProfile');
  expect(takeOutManaged({ ...shown, defaultProfile: 'old-notebook' }, own, managed).defaultProfile).toBe(
    'old-notebook',
  );
});

test('overridden are the person’s entries with an id of the policy', () => {
  expect(findOverridden(own, managed)).toEqual({ connections: [exampleConnection], profiles: [studioProfile] });
});

test('an export holds the connections of the policy that the person’s profiles need, and can be imported elsewhere', () => {
  expect(withNeededConnections(onlyNotebook, managed)).toEqual({ ...onlyNotebook, connections: [policyConnection] });
  expect(withNeededConnections({ ...onlyNotebook, profiles: [] }, managed).connections).toEqual([]);
  expect(withNeededConnections({ ...onlyNotebook, defaultProfile: 'prod-lab' }, managed)).not.toHaveProperty(
    'defaultProfile',
  );
});

test.each([
  ['the same', own.connections, false],
  ['fewer', [guestConnection], false],
  ['one more', [...own.connections, { ...guestConnection, id: 'other' }], true],
  ['one changed', [{ ...guestConnection, region: 'eu-west-1' }, exampleConnection], true],
])('%s connections', (_name, connections, isAdded) => {
  expect(addsConnection({ ...own, connections }, own)).toBe(isAdded);
});

describe('with a shared file', () => {
  const shared = { connections: [guestConnection], profiles: [{ ...notebookProfile, connection: 'guests' }] };
  const [sharedNotebook] = shared.profiles;
  const mine: Configuration = { version: 1, connections: [exampleConnection], profiles: [studioProfile] };
  const nobody = { connections: [], profiles: [] };
  const shown = mergeManaged(mine, nobody, shared);

  test('its entries are shown after the person’s own, and are not stored', () => {
    expect(shown.profiles).toEqual([studioProfile, sharedNotebook]);
    expect(takeOutManaged(shown, mine, nobody, shared)).toEqual(mine);
  });

  test('an import that brings another entry with the id of one of them makes it the person’s own', () => {
    const changed = { ...notebookProfile, name: 'Changed', connection: 'guests' };
    const next = takeOutManaged({ ...shown, profiles: [studioProfile, changed] }, mine, nobody, shared);
    expect(next.profiles).toEqual([studioProfile, changed]);
  });

  test('a connection of it that the person’s own profile needs is exported along', () => {
    const copied = { ...mine, profiles: [{ ...studioProfile, connection: 'guests' }] };
    expect(withNeededConnections(copied, shared).connections).toEqual([guestConnection, exampleConnection]);
  });
});
