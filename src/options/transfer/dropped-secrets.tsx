import { t, translate } from '../../browser/api/translate';
import type { DroppedSecret } from '../../core/import/drop-secrets';

/** Lists values left out of an import because they are or look secret: the place and the reason, never the value. */
export function DroppedSecrets({ dropped }: { readonly dropped: readonly DroppedSecret[] }) {
  if (dropped.length === 0) return null;
  return (
    <div class="card" role="alert">
      <h3>{t('droppedTitle')}</h3>
      <p>{t('droppedText')}</p>
      <ul>
        {dropped.map(({ path, reason }, index) => (
          <li key={index}>
            {path && <code>{path}</code>} {translate(reason)}
          </li>
        ))}
      </ul>
    </div>
  );
}
