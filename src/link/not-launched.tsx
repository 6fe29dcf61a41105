import { openOptionsPage } from '../browser/api/pages';
import { t, translate } from '../browser/api/translate';
import { ProblemList } from '../ui/problem-list';
import type { LinkView } from './use-link';

type Refusal = Exclude<LinkView, { type: 'launch' | 'import' }>;

/** Why nothing can be done with a link from elsewhere. */
export function NotLaunched({ view }: { readonly view: Refusal }) {
  return (
    <>
      <h1>{t('linkTitle')}</h1>
      <section class="card" role="alert">
        <h2>{t(titles[view.type])}</h2>
        {explain(view)}
        <div class="actions">
          <button type="button" onClick={() => void openOptionsPage()}>
            {t('remedyOpenOptions')}
          </button>
        </div>
      </section>
    </>
  );
}

const titles = {
  'switched-off': 'linksOffTitle',
  'not-allowed': 'notAllowedTitle',
  missing: 'linkRefused',
  refused: 'linkRefused',
  'import-refused': 'linkRefused',
} as const;

function explain(view: Refusal) {
  switch (view.type) {
    case 'switched-off':
      return <p>{t('linksOffText')}</p>;
    case 'not-allowed':
      return <p>{t('notAllowedCause')}</p>;
    case 'missing':
      return <p>{t(view.what === 'profile' ? 'linkProfileMissing' : 'linkConnectionMissing')}</p>;
    case 'import-refused':
      return <p dir="auto">{translate(view.advice)}</p>;
    case 'refused':
      return <ProblemList problems={view.problems} translate={translate} />;
  }
}
