import { expect, test } from 'vitest';
import { exampleDocument } from '../../../test/support/example-document';
import { parseConfiguration } from '../configuration/configuration';
import { joinConfiguration } from './join-configuration';
import type { StoredItems } from './store-layout';
import { beforeMigrationKey, findLayoutVersion, layoutKey, layoutVersion, migrateStore } from './store-migrations';

/** Each historic layout, as it was on disk. A literal: it must not change with the code. */
const layout1: StoredItems = {
  configuration: {
    version: 1,
    connections: [
      {
        id: 'acme',
        name: 'Acme ML',
        region: 'us-east-1',
        identityPoolId: 'us-east-1:11111111-2222-4333-8444-555555555555',
        signIn: { type: 'guest' },
      },
    ],
    profiles: [
      { id: 'b', name: 'B', connection: 'acme', type: 'notebookInstance', notebookInstanceName: 'b' },
      { id: 'a', name: 'A', connection: 'acme', type: 'studio', domainId: 'd-a', userProfileName: 'a', note: 'kept' },
    ],
    defaultProfile: 'a',
    note: 'kept',
  },
  configurationRestorePoint: { version: 1 },
  unrelated: true,
};

function apply(items: StoredItems): StoredItems {
  const migrated = { ...items, ...migrateStore(items).changes };
  return Object.fromEntries(Object.entries(migrated).filter(([, value]) => value !== undefined));
}

test('59: older schema: layout 1 is migrated to today’s, with every entry, its order and what it does not know', () => {
  const migrated = apply(layout1);
  expect(findLayoutVersion(migrated)).toBe(layoutVersion);
  expect(joinConfiguration(migrated)).toMatchObject({ configuration: layout1.configuration, setAside: [] });
  expect(migrated.unrelated).toBe(true);
});

test('59: older schema: the old copy is kept', () => {
  expect(apply(layout1)[beforeMigrationKey]).toEqual(layout1);
});

test('59: older schema: migrating twice changes nothing', () => {
  const once = apply(layout1);
  expect(migrateStore(once).changes).toEqual({});
  expect(apply(once)).toEqual(once);
});

test.each<[string, StoredItems]>([
  ['an empty store', {}],
  ['a store that holds other things', { unrelated: true }],
  ['today’s layout', { [layoutKey]: layoutVersion, document: {} }],
  ['60: newer schema (after a downgrade):', { [layoutKey]: layoutVersion + 1, configuration: exampleDocument }],
])('%s is left alone', (_, items) => {
  expect(migrateStore(items).changes).toEqual({});
});

test('a migration that was stopped after writing, before removing, starts anew and ends the same', () => {
  const { changes } = migrateStore(layout1);
  const written = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  const halfway = { ...layout1, ...written, [layoutKey]: undefined };
  const { [layoutKey]: _, ...withoutLayout } = halfway;
  expect(joinConfiguration(apply(withoutLayout)).configuration).toEqual(layout1.configuration);
});

test.each([
  ['not a document', 'broken'],
  ['a document without lists', { version: 1 }],
])('what cannot be taken apart (%s) is kept in the copy', (_, configuration) => {
  const migrated = apply({ configuration });
  expect(migrated.configuration).toBeUndefined();
  expect(migrated[beforeMigrationKey]).toEqual({ configuration });
});

test('entries of layout 1 that cannot be read are carried over, to be set aside', () => {
  const parsed = parseConfiguration(exampleDocument);
  const connections = parsed.ok ? parsed.configuration.connections : [];
  const migrated = apply({ configuration: { version: 1, connections, profiles: [{ id: 'x' }, 7] } });
  expect(joinConfiguration(migrated).setAside.map(({ key }) => key)).toEqual(['profile:x', 'profile:entry-1']);
});
