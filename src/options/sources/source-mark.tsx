import { Share2 } from 'lucide';
import { t } from '../../browser/api/translate';
import { Icon } from '../../ui/icon';
import { ManagedMark } from '../managed/managed-mark';
import type { EntrySource } from './entry-source';

/** A badge that says why an entry cannot be changed here. The person's own entries have none. */
export function SourceMark({ source }: { readonly source: EntrySource }) {
  if (source === 'own') return null;
  if (source === 'policy') return <ManagedMark />;
  return (
    <span class="badge">
      <Icon node={Share2} /> {t('shared')}
    </span>
  );
}
