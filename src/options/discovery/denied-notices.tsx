import { useState } from 'preact/hooks';
import { t } from '../../browser/api/translate';
import { statementForAll } from '../../core/explain/explain-access-denied';
import type { Failure } from '../../core/failure/launch-outcome';

/** What the role may not list, and the statement that would allow it. Names can be typed all the same. */
export function DeniedNotices({ denied }: { readonly denied: ReadonlyMap<string, readonly Failure[]> }) {
  return (
    <>
      {[...denied].map(([action, failures]) => (
        <DeniedNotice key={action} action={action} statement={statementForAll(failures)} />
      ))}
      {denied.size > 0 && <p class="muted">{t('awsListTypeNames')}</p>}
    </>
  );
}

function DeniedNotice({ action, statement }: { readonly action: string; readonly statement: string | undefined }) {
  const [isCopied, setCopied] = useState(false);
  return (
    <section class="card" data-severity="neutral" role="status">
      <p>{t('awsListDenied', { action })}</p>
      {statement && (
        <details>
          <summary>{t('awsListStatement')}</summary>
          <p>{t('iamStatement')}</p>
          <pre>{statement}</pre>
          <div class="actions">
            <button
              type="button"
              onClick={() => void navigator.clipboard.writeText(statement).then(() => setCopied(true))}
            >
              {t('copy')}
            </button>
            <span role="status">{isCopied ? t('copied') : ''}</span>
          </div>
        </details>
      )}
    </section>
  );
}
