import { t, translate } from '../../browser/api/translate';
import type { DroppedSecret } from '../../core/import/drop-secrets';

/** What was left out of an import because it is secret, or looks like it: where it was and why, never what it was. */
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
