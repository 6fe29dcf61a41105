import { t } from '../../browser/api/translate';
import { NameList } from '../shared/name-list';
import type { ImportChange } from './import-changes';

interface ChangeListProps {
  readonly kind: string;
  readonly change: ImportChange;
}

/** How many entries of a kind an import adds, changes and removes, and which. Each of it is said once. */
export function ChangeList({ kind, change }: ChangeListProps) {
  const { added, changed, removed, overridden, unchanged } = change;
  const counts = [
    ...(added.length > 0 ? [t('countAdded', { count: added.length })] : []),
    ...(changed.length > 0 ? [t('countChanged', { count: changed.length })] : []),
    ...(removed.length > 0 ? [t('countRemoved', { count: removed.length })] : []),
    ...(unchanged > 0 ? [t('countUnchanged', { count: unchanged })] : []),
  ];
  if (counts.length === 0 && overridden.length === 0) return null;
  // The line of counts already says what the only list is about.
  const isOnly = [added, changed, removed].filter(names => names.length > 0).length === 1;
  return (
    <div class="change">
      <p class={removed.length > 0 ? 'warning' : undefined}>
        {kind}: {counts.join(', ')}
      </p>
      <Names what={isOnly ? undefined : t('added')} names={added} />
      <Names what={isOnly ? undefined : t('changed')} names={changed} />
      <Names what={isOnly ? undefined : t('removed')} names={removed} isLoss />
      <Names what={t('importOverridden')} names={overridden} isLoss />
    </div>
  );
}

interface NamesProps {
  readonly what: string | undefined;
  readonly names: readonly string[];
  readonly isLoss?: boolean;
}

function Names({ what, names, isLoss }: NamesProps) {
  if (names.length === 0) return null;
  return (
    <div class="named">
      {what && <p class={isLoss ? 'warning' : 'muted'}>{what}</p>}
      <NameList names={names} />
    </div>
  );
}
