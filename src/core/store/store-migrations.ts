import * as v from 'valibot';
import type { StoredItems } from './store-layout';

/** The key in `storage.local` for the version of its layout. */
export const layoutKey = 'layout';

/** The layout that this version of the extension writes. */
export const layoutVersion = 2;

/** The key for a copy of the items from before the latest migration, kept until the next migration. */
export const beforeMigrationKey = 'beforeMigration';

interface Migration {
  /** What to write; a key with `undefined` is to be removed. */
  readonly changes: StoredItems;
}

/**
 * In order: the first migration leads from layout 1 to 2, and so on. Each works on stored data, not on today's types.
 */
const migrations: readonly ((items: StoredItems) => StoredItems)[] = [splitDocument];

/**
 * The changes that give `storage.local` today's layout. There are none if the store has this layout, is empty, or was
 * written by a newer version. The changes include a copy of the previous items.
 */
export function migrateStore(items: StoredItems): Migration {
  const version = findLayoutVersion(items);
  if (version === undefined || version >= layoutVersion) return { changes: {} };
  let changes: StoredItems = {};
  for (const migration of migrations.slice(version - 1)) {
    changes = { ...changes, ...migration({ ...items, ...changes }) };
  }
  const { [beforeMigrationKey]: _, ...before } = items;
  return { changes: { ...changes, [layoutKey]: layoutVersion, [beforeMigrationKey]: before } };
}

/** `undefined` for a store that holds nothing yet. Layout 1 did not write its version down. */
export function findLayoutVersion(items: StoredItems): number | undefined {
  const version = items[layoutKey];
  if (typeof version === 'number') return version;
  return 'configuration' in items ? 1 : undefined;
}

/** Layout 1 had the whole document under `configuration`; layout 2 has an item for each entry. */
function splitDocument(items: StoredItems): StoredItems {
  const schema = v.looseObject({ connections: v.array(v.unknown()), profiles: v.array(v.unknown()) });
  const parsed = v.safeParse(schema, items.configuration);
  // A document that cannot be split stays only in the copy.
  if (!parsed.success) return { configuration: undefined };
  const { connections, profiles, ...document } = parsed.output;
  return {
    configuration: undefined,
    document: { position: 0, savedAt: 0, value: document },
    ...splitList('connection:', connections),
    ...splitList('profile:', profiles),
  };
}

function splitList(prefix: string, entries: readonly unknown[]): StoredItems {
  return Object.fromEntries(
    entries.map((value, position) => {
      const named = v.safeParse(v.object({ id: v.string() }), value);
      return [`${prefix}${named.success ? named.output.id : `entry-${position}`}`, { position, savedAt: 0, value }];
    }),
  );
}
