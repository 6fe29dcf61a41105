import type { ComponentChildren } from 'preact';
import { openOptionsPage } from '../browser/api/pages';
import { t } from '../browser/api/translate';

interface PageFrameProps {
  readonly isBusy?: boolean;
  readonly children: ComponentChildren;
}

/** A page with one thing to say, under the name of who says so. */
export function PageFrame({ isBusy = false, children }: PageFrameProps) {
  return (
    <>
      <header class="page-header">
        <img src="/icons/32.png" alt="" width="24" height="24" />
        <span class="product">{t('appShortName')}</span>
        <button type="button" class="link" onClick={() => void openOptionsPage()}>
          {t('options')}
        </button>
      </header>
      <main class="sheet" aria-busy={isBusy}>
        {children}
      </main>
    </>
  );
}
