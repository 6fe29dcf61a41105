import { without } from '../../core/store/merge-managed';
import type { SharedEntries } from '../../core/store/shared-entries';
import { isSameJson } from '../../core/util/same-json';

/** What happens to the entries of one kind, by their names. */
export interface ImportChange {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  /** The policy's, which stay as they are whatever the import says of them. */
  readonly overridden: readonly string[];
  readonly unchanged: number;
}

/** What a page shows of an import, or of a shared file's changes, before it is done. */
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

/** Those of `after` that `before` has otherwise. */
function findChanged(before: readonly Entry[], after: readonly Entry[]): Entry[] {
  const former = new Map(before.map(entry => [entry.id, entry]));
  return after.filter(entry => former.has(entry.id) && !isSameJson(former.get(entry.id), entry));
}
