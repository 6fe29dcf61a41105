import { findDemo } from '../browser/api/find-demo';
import { openOptionsPage } from '../browser/api/pages';
import { t } from '../browser/api/translate';
import { useLive } from '../ui/use-live';
import { FailureCard } from './failure-card';

/** Shown while there is nothing to launch. */
export function FirstRun() {
  const hasDemo = useLive(findDemo, [], []) !== undefined;
  return (
    <main class="popup first-run">
      <img src="/icons/48.png" alt="" width="40" height="40" />
      <h1>{t('firstRunTitle')}</h1>
      <p>{t('firstRunText')}</p>
      <button type="button" class="primary" onClick={() => void openOptionsPage('import')}>
        {t('firstRunImport')}
      </button>
      <button type="button" onClick={() => void openOptionsPage('add-connection')}>
        {t('firstRunConnect')}
      </button>
      <button type="button" onClick={() => void openOptionsPage('start')}>
        {t('getStarted')}
      </button>
      {hasDemo && (
        <button type="button" onClick={() => void openOptionsPage('demo')}>
          {t('firstRunDemo')}
        </button>
      )}
    </main>
  );
}

export function UnreadableConfiguration() {
  return (
    <main class="popup">
      <FailureCard failure={{ code: 'configuration-unreadable' }} onRemedy={() => void openOptionsPage()} />
    </main>
  );
}
