import { Share2 } from 'lucide';
import { t } from '../../browser/api/translate';
import { Icon } from '../../ui/icon';
import { ManagedMark } from '../managed/managed-mark';
import type { EntrySource } from './entry-source';

/** Why an entry cannot be changed here; nothing at the person's own. */
export function SourceMark({ source }: { readonly source: EntrySource }) {
  if (source === 'own') return null;
  if (source === 'policy') return <ManagedMark />;
  return (
    <span class="badge">
      <Icon node={Share2} /> {t('shared')}
    </span>
  );
}
