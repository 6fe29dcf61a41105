import type { ImportChange } from './import-changes';
import { NameList } from './name-list';

interface ChangeListProps {
  readonly kind: string;
  readonly change: ImportChange;
}

/** How many entries of a kind an import adds, changes and removes, and which. */
export function ChangeList({ kind, change }: ChangeListProps) {
  const { added, changed, removed, unchanged } = change;
  const counts = [`${added.length} added`, `${changed.length} changed`, `${unchanged} unchanged`];
  if (removed.length > 0) counts.push(`${removed.length} removed`);
  return (
    <div class="change">
      <p>
        {kind}: {counts.join(', ')}
      </p>
      <Names what="Added" names={added} />
      <Names what="Changed" names={changed} />
      <Names what="Removed" names={removed} isLoss />
    </div>
  );
}

function Names({ what, names, isLoss }: { what: string; names: readonly string[]; isLoss?: boolean }) {
  if (names.length === 0) return null;
  return (
    <div class="named">
      <p class={isLoss ? 'warning' : 'muted'}>{what}</p>
      <NameList names={names} />
    </div>
  );
}
