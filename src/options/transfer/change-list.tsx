import { t } from '../../browser/api/translate';
import { NameList } from '../shared/name-list';
import type { ImportChange } from './import-changes';

interface ChangeListProps {
  readonly kind: string;
  readonly change: ImportChange;
}

/** How many entries of a kind an import adds, changes and removes, and which. */
export function ChangeList({ kind, change }: ChangeListProps) {
  const { added, changed, removed, overridden, unchanged } = change;
  const counts = [
    t('countAdded', { count: added.length }),
    t('countChanged', { count: changed.length }),
    t('countUnchanged', { count: unchanged }),
  ];
  if (removed.length > 0) counts.push(t('countRemoved', { count: removed.length }));
  return (
    <div class="change">
      <p>
        {kind}: {counts.join(', ')}
      </p>
      <Names what={t('added')} names={added} />
      <Names what={t('changed')} names={changed} />
      <Names what={t('removed')} names={removed} isLoss />
      <Names what={t('importOverridden')} names={overridden} isLoss />
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
