import { openOptionsPage } from '../browser/api/pages';
import { t, translate } from '../browser/api/translate';
import type { Problem } from '../core/words/describe-issue';
import { ProblemList } from '../ui/problem-list';
import { useFocus } from './use-focus';

/** An address that names no launch. */
export function Refused({ problems }: { readonly problems: readonly Problem[] }) {
  useFocus(problems);
  return (
    <>
      <h1 tabIndex={-1}>{t('appShortName')}</h1>
      <section class="card" role="alert">
        <h2>{t('addressRefused')}</h2>
        <ProblemList problems={problems} translate={translate} />
        <div class="actions">
          <button type="button" class="primary" onClick={() => void openOptionsPage()}>
            {t('remedyOpenOptions')}
          </button>
        </div>
      </section>
    </>
  );
}
