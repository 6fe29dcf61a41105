import * as v from 'valibot';
import type { StoredItems } from './store-layout';

/** Under which `storage.local` holds the version of its layout. */
export const layoutKey = 'layout';

/** The layout that this version of the extension writes. */
export const layoutVersion = 2;

/** Under which the items as they were before the latest migration are kept, until the next one. */
export const beforeMigrationKey = 'beforeMigration';

interface Migration {
  /** What to write; a key with `undefined` is to be removed. */
  readonly changes: StoredItems;
}

/** In their order: the first leads from layout 1 to 2, and so on. Each works on what is stored, not on today's types. */
const migrations: readonly ((items: StoredItems) => StoredItems)[] = [splitDocument];

/**
 * What to change so that `storage.local` has today's layout: nothing where it has it already, or is empty, or was
 * written by a newer version, which is left alone. What was there before is among the changes, as a copy.
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
  // What cannot be taken apart stays as it is, in the copy.
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
