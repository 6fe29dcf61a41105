import { describe, expect, test } from 'vitest';
import {
  exampleConnection,
  exampleDocument,
  guestConnection,
  studioProfile,
} from '../../../test/support/example-document';
import { inEnglish } from '../../../test/support/in-english';
import { parseConfiguration } from '../configuration/configuration';
import { type Message, message } from '../words/message';
import { joinConfiguration, splitConfiguration } from './join-configuration';
import { mergeAreas } from './merge-areas';
import { sharedFileKey } from './shared-entries';
import { connectionKey, documentKey, profileKey } from './store-layout';

const parsed = parseConfiguration({
  ...exampleDocument,
  note: 'kept',
  connections: [{ ...exampleConnection, team: 'a' }],
});
if (!parsed.ok) throw new Error('The example is not valid');
const { configuration } = parsed;
const items = splitConfiguration(configuration, 5);

const nothing = { connections: [], profiles: [] };

test('a configuration that is taken apart and put together again is the same, unknown members included', () => {
  expect(joinConfiguration(items)).toEqual({ configuration, shared: nothing, setAside: [] });
});

test('each connection and profile is an item of its own, and so is the rest', () => {
  expect(Object.keys(items).sort()).toEqual(
    [documentKey, connectionKey('acme'), ...configuration.profiles.map(({ id }) => profileKey(id))].sort(),
  );
});

test('an empty store is an empty configuration', () => {
  expect(joinConfiguration({})).toEqual({ configuration: { version: 1, ...nothing }, shared: nothing, setAside: [] });
});

describe('58: stored data corrupted: an entry that cannot be read', () => {
  test.each<[name: string, entry: unknown, problem: Message]>([
    ['no entry', 'broken', message('setAsideWhole')],
    ['no value', { position: 0, savedAt: 1 }, message('setAsideWhole')],
    [
      'a value of another type',
      { position: 0, savedAt: 1, value: { ...studioProfile, type: 'spaceship' } },
      message('setAsideMembers', { members: 'type' }),
    ],
    ['nothing', null, message('setAsideWhole')],
  ])('(%s) is set aside, and the others load', (_, broken, problem) => {
    const { configuration: joined, setAside } = joinConfiguration({ ...items, [profileKey('prod-lab')]: broken });
    expect(joined.profiles.map(({ id }) => id)).toEqual(['old-notebook']);
    expect(joined.connections).toHaveLength(1);
    expect(setAside).toEqual([{ key: profileKey('prod-lab'), problem }]);
  });

  test('leaves the default profile out while it is the default', () => {
    const { configuration: joined } = joinConfiguration({ ...items, [profileKey('prod-lab')]: null });
    expect(joined.defaultProfile).toBeUndefined();
  });
});

test('a profile whose connection is missing is set aside, and says which', () => {
  const { [connectionKey('acme')]: _, ...others } = items;
  const { configuration: joined, setAside } = joinConfiguration(others);
  expect(joined.profiles).toEqual([]);
  expect(setAside.map(({ problem }) => inEnglish(problem))).toContain('its connection “acme” is missing');
});

test('two computers that gave the same place show the same order', () => {
  const [a, b] = configuration.profiles;
  const place = (value: unknown) => ({ position: 3, savedAt: 1, value });
  const left = { [profileKey('b')]: place({ ...b, id: 'b' }), [profileKey('a')]: place({ ...a, id: 'a' }) };
  const right = { [profileKey('a')]: place({ ...a, id: 'a' }), [profileKey('b')]: place({ ...b, id: 'b' }) };
  const ids = (stored: object) =>
    joinConfiguration({ ...items, ...stored })
      .configuration.profiles.map(({ id }) => id)
      .filter(id => id.length === 1);
  expect(ids(left)).toEqual(['a', 'b']);
  expect(ids(right)).toEqual(ids(left));
});

test.each([
  ['here', 2, 1],
  ['on another computer', 1, 2],
])('of two copies the later one counts: the one that was saved %s', (winner, savedHere, savedElsewhere) => {
  const copy = (name: string, savedAt: number) => ({
    ...items,
    [profileKey('prod-lab')]: { position: 0, savedAt, value: { ...studioProfile, name } },
  });
  const merged = mergeAreas(copy('here', savedHere), copy('on another computer', savedElsewhere));
  expect(joinConfiguration(merged).configuration.profiles[0]?.name).toBe(winner);
});

describe('with a shared file', () => {
  const address = 'https://team.example/studio.json';
  const applied = { ...exampleDocument, connections: [guestConnection], profiles: [sharedProfile()] };
  const settings = { [documentKey]: { position: 0, savedAt: 1, value: { settings: { sharedFile: address } } } };
  const stored = { ...settings, [sharedFileKey(address)]: { applied } };

  function sharedProfile() {
    return { ...studioProfile, id: 'shared', connection: 'guests' };
  }

  test('its entries are added, and the person’s own may refer to them', () => {
    const value = { ...studioProfile, id: 'copy', connection: 'guests' };
    const joined = joinConfiguration({ ...stored, [profileKey('copy')]: { position: 0, savedAt: 1, value } });
    expect(joined.shared).toEqual({ connections: [guestConnection], profiles: [sharedProfile()] });
    expect(joined.configuration).toMatchObject({
      connections: [],
      profiles: [value],
      settings: { sharedFile: address },
    });
    expect(joined.setAside).toEqual([]);
  });

  test('what is no settings is passed over, and nothing is added', () => {
    const value = { defaultProfile: 'x', settings: { sharedFile: 'http://team.example/' }, team: 'kept' };
    const joined = joinConfiguration({ ...stored, [documentKey]: { position: 0, savedAt: 1, value } });
    expect(joined.configuration).toEqual({ version: 1, ...nothing, team: 'kept' });
    expect(joined.shared).toEqual(nothing);
  });
});
