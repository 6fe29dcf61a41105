import type { SharedEntries } from '../../core/shared-entries';

/** What happens to the entries of one kind, by their names. */
export interface ImportChange {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: number;
}

/** What a page shows of an import, or of a shared file's changes, before it is done. */
export function findImportChanges(
  before: SharedEntries,
  after: SharedEntries,
): { connections: ImportChange; profiles: ImportChange } {
  return {
    connections: compare(before.connections, after.connections),
    profiles: compare(before.profiles, after.profiles),
  };
}

interface Entry {
  readonly id: string;
  readonly name: string;
}

function compare(before: readonly Entry[], after: readonly Entry[]): ImportChange {
  const former = new Map(before.map(entry => [entry.id, JSON.stringify(sorted(entry))]));
  const names = (entries: readonly Entry[]) => entries.map(({ name }) => name);
  const known = after.filter(({ id }) => former.has(id));
  const changed = known.filter(entry => former.get(entry.id) !== JSON.stringify(sorted(entry)));
  const left = new Set(after.map(({ id }) => id));
  return {
    added: names(after.filter(({ id }) => !former.has(id))),
    changed: names(changed),
    removed: names(before.filter(({ id }) => !left.has(id))),
    unchanged: known.length - changed.length,
  };
}

/** The same value with the members of every object in one order, which JSON leaves open. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([member, content]) => [member, sorted(content)]));
}
