import { describe, expect, test } from 'vitest';
import {
  exampleConnection,
  exampleDocument,
  guestConnection,
  notebookProfile,
  studioProfile,
} from '../../../test/support/example-document';
import { findSharedEntries, findSharedFiles, type NamingPolicy, sharedFileKey } from './shared-entries';

const address = 'https://team.example/studio.json';
const other = 'https://other.example/studio.json';
const noPolicy: NamingPolicy = { connections: [], profiles: [], settings: {} };
const nothing = { connections: [], profiles: [] };
const applied = (...files: readonly (readonly [address: string, document: object])[]) =>
  Object.fromEntries(files.map(([from, document]) => [sharedFileKey(from), { applied: document }]));

describe('a shared file is named', () => {
  test.each<[name: string, own: Parameters<typeof findSharedFiles>[0], policy: object, files: object[]]>([
    ['by nobody', { connections: [exampleConnection] }, {}, []],
    ['by the person', { connections: [], settings: { sharedFile: address } }, {}, [{ address, isManaged: false }]],
    [
      'by the policy, which the person’s does not count beside',
      { connections: [], settings: { sharedFile: other } },
      { settings: { sharedFile: address } },
      [{ address, isManaged: true }],
    ],
    [
      'by a connection, for itself',
      { connections: [{ ...exampleConnection, sharedFile: address }] },
      {},
      [{ address, connection: 'acme', isManaged: false }],
    ],
    [
      'by a connection of the policy, and not by the person’s own with the same id',
      { connections: [{ ...exampleConnection, sharedFile: other }] },
      { connections: [{ ...exampleConnection, sharedFile: address }] },
      [{ address, connection: 'acme', isManaged: true }],
    ],
  ])('%s', (_name, own, policy, files) => {
    expect(findSharedFiles(own, { ...noPolicy, ...policy })).toEqual(files);
  });
});

describe('of a shared file is taken', () => {
  const own = { ...nothing, settings: { sharedFile: address } };
  const items = applied([address, exampleDocument]);
  const { connections, profiles } = exampleDocument;

  test('every connection and profile', () => {
    expect(findSharedEntries(items, own, noPolicy)).toEqual({ connections, profiles });
  });

  test('nothing whose id the policy or the person has', () => {
    const mine = { ...own, profiles: [{ ...studioProfile, name: 'Mine' }] };
    const policy = { ...noPolicy, connections: [{ ...exampleConnection, name: 'Policy' }] };
    expect(findSharedEntries(items, mine, policy)).toEqual({ connections: [], profiles: [notebookProfile] });
  });

  test('no further shared file, and no settings', () => {
    const further = {
      ...exampleDocument,
      connections: [{ ...exampleConnection, sharedFile: other }],
      settings: { sharedFile: other },
    };
    const both = applied([address, further], [other, { ...exampleDocument, connections: [guestConnection] }]);
    expect(findSharedEntries(both, own, noPolicy)).toEqual({ connections, profiles });
  });

  test('by a connection, its own profiles alone', () => {
    const document = {
      ...exampleDocument,
      connections: [exampleConnection, guestConnection],
      profiles: [studioProfile, { ...notebookProfile, connection: 'guests' }],
    };
    const mine = { ...nothing, connections: [{ ...exampleConnection, sharedFile: address }] };
    expect(findSharedEntries(applied([address, document]), mine, noPolicy)).toEqual({
      connections: [],
      profiles: [studioProfile],
    });
  });

  test('of two with the same id the entry of the first file', () => {
    const second = { ...exampleDocument, profiles: [{ ...studioProfile, name: 'Second' }] };
    const mine = { ...own, connections: [{ ...exampleConnection, sharedFile: other }] };
    const found = findSharedEntries(applied([address, exampleDocument], [other, second]), mine, noPolicy);
    expect(found.profiles).toEqual(profiles);
  });

  test.each<[name: string, items: object]>([
    ['nothing, while nothing has been applied', { [sharedFileKey(address)]: { waiting: exampleDocument } }],
    ['nothing, where what is stored is no document', applied([address, { version: 1, connections: 'x' }])],
    ['nothing, of a file that nothing names', applied([other, exampleDocument])],
  ])('%s', (_name, stored) => {
    expect(findSharedEntries({ ...stored }, own, noPolicy)).toEqual(nothing);
  });
});
