import { Lock } from 'lucide';
import { t } from '../../browser/api/translate';
import { Icon } from '../../ui/icon';

/** A badge that says why something cannot be changed here. */
export function ManagedMark({ id }: { readonly id?: string }) {
  return (
    <span class="badge" id={id}>
      <Icon node={Lock} /> {t('managed')}
    </span>
  );
}
