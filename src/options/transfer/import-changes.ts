import { without } from '../../core/store/merge-managed';
import type { SharedEntries } from '../../core/store/shared-entries';
import { isSameJson } from '../../core/util/same-json';

/** The effect of an import on the entries of one kind, by their names. */
export interface ImportChange {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  /** The policy's entries that the import has differently. They stay as they are. */
  readonly overridden: readonly string[];
  readonly unchanged: number;
}

/** The changes by an import or a shared file, shown before they are made. */
export function findImportChanges(
  before: SharedEntries,
  after: SharedEntries,
  managed: SharedEntries,
): { connections: ImportChange; profiles: ImportChange } {
  return {
    connections: compare(before.connections, after.connections, managed.connections),
    profiles: compare(before.profiles, after.profiles, managed.profiles),
  };
}

interface Entry {
  readonly id: string;
  readonly name: string;
}

function compare(before: readonly Entry[], after: readonly Entry[], managed: readonly Entry[]): ImportChange {
  const [former, next] = [without(before, managed), without(after, managed)];
  const names = (entries: readonly Entry[]) => entries.map(({ name }) => name);
  const added = without(next, former);
  const changed = findChanged(former, next);
  return {
    added: names(added),
    changed: names(changed),
    removed: names(without(former, next)),
    overridden: names(findChanged(managed, after)),
    unchanged: next.length - added.length - changed.length,
  };
}

/** The entries of `after` that differ from the entry with the same id in `before`. */
function findChanged(before: readonly Entry[], after: readonly Entry[]): Entry[] {
  const former = new Map(before.map(entry => [entry.id, entry]));
  return after.filter(entry => former.has(entry.id) && !isSameJson(former.get(entry.id), entry));
}
