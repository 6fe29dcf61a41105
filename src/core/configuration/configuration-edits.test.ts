import { expect, test } from 'vitest';
import {
  exampleConnection,
  exampleDocument,
  guestConnection,
  studioProfile,
} from '../../../test/support/example-document';
import type { Configuration } from './configuration';
import {
  moveProfile,
  putProfile,
  removeConnection,
  removeProfile,
  restoreDeleted,
  setDefaultProfile,
  setSharedFile,
  startAtOnce,
  togglePinned,
} from './configuration-edits';
import { uniqueId } from './unique-id';

const profile = (id: string, connection = 'acme') => ({ ...studioProfile, id, name: id, connection });
const document: Configuration = {
  ...exampleDocument,
  connections: [exampleConnection, guestConnection],
  profiles: [profile('a'), profile('b', 'guests'), profile('c'), profile('d', 'guests')],
  defaultProfile: 'b',
  team: 'kept',
};
const ids = ({ profiles }: Configuration) => profiles.map(({ id }) => id).join('');

test('a profile is replaced in its place, and a new one goes behind the one it was made from', () => {
  expect(ids(putProfile({ ...profile('b'), name: 'New name' })(document))).toBe('abcd');
  expect(ids(putProfile(profile('x'), 'b')(document))).toBe('abxcd');
  expect(ids(putProfile(profile('x'))(document))).toBe('abcdx');
});

test('a profile moves to before or behind another; towards one that is gone it stays', () => {
  expect(ids(moveProfile('c', 'before', 'a')(document))).toBe('cabd');
  expect(ids(moveProfile('a', 'behind', 'c')(document))).toBe('bcad');
  expect(moveProfile('a', 'behind', 'gone')(document)).toBe(document);
});

test('deleting a profile ends its being the default; undo brings back both, in the former place', () => {
  const after = removeProfile('b')(document);
  expect(ids(after)).toBe('acd');
  expect(after.defaultProfile).toBeUndefined();
  expect(restoreDeleted(document, after)(after)).toEqual(document);
});

test('undo keeps what was changed after the deletion', () => {
  const after = removeProfile('b')(document);
  const since = setDefaultProfile('c')(moveProfile('a', 'behind', 'd')(after));
  const restored = restoreDeleted(document, after)(since);
  expect(ids(restored)).toBe('cdab');
  expect(restored.defaultProfile).toBe('c');
});

test('deleting a connection takes its profiles along; undo brings all of them back', () => {
  const after = removeConnection('guests')(document);
  expect(ids(after)).toBe('ac');
  expect(after.connections).toEqual([exampleConnection]);
  expect(restoreDeleted(document, after)(after)).toEqual(document);
});

test('pinning twice leaves the profile as it was', () => {
  const pinned = togglePinned('a')(document);
  expect(pinned.profiles[0]).toEqual({ ...profile('a'), pinned: true });
  expect(togglePinned('a')(pinned)).toEqual(document);
});

test('one profile starts at once from now on, and no other', () => {
  const [first, ...others] = startAtOnce('a')(document).profiles;
  expect(first).toEqual({ ...profile('a'), whenStopped: 'start' });
  expect(others).toEqual(document.profiles.slice(1));
});

test('ids are slugs of the name, unique, and never empty', () => {
  expect(uniqueId('  Prod: JupyterLab (EU) ', [])).toBe('prod-jupyterlab-eu');
  expect(uniqueId('a', document.profiles)).toBe('a-2');
  expect(uniqueId('Übung', [])).toBe('ubung');
  expect(uniqueId('東京', [])).toBe('entry');
  expect(uniqueId('x'.repeat(200), [])).toHaveLength(50);
});

test('a shared file is named and taken away again, and nothing else of the settings with it', () => {
  const address = 'https://team.example/studio.json';
  expect(setSharedFile(address)(document)).toEqual({ ...document, settings: { sharedFile: address } });
  expect(setSharedFile(undefined)(setSharedFile(address)(document))).toEqual(document);
  const others = { ...document, settings: { sharedFile: address, later: 1 } };
  expect(setSharedFile(undefined)(others).settings).toEqual({ later: 1 });
});
