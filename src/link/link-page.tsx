import { launchPageAddress } from '../browser/launch-page';
import { t } from '../browser/translate';
import { formatLaunchAddress } from '../core/format-launch-address';
import { LaunchFacts } from './launch-facts';
import { NotLaunched } from './not-launched';
import { useAwake } from './use-awake';
import { type LinkView, useLink } from './use-link';

/** Where links from elsewhere end: it shows what would be opened, and does nothing without a deliberate click. */
export function LinkPage({ link }: { readonly link: string }) {
  const view = useLink(link);
  return (
    <main class="sheet" aria-busy={view === undefined}>
      {view && (view.type === 'launch' ? <AskToLaunch {...view} /> : <NotLaunched view={view} />)}
    </main>
  );
}

function AskToLaunch(view: Extract<LinkView, { type: 'launch' }>) {
  const isAwake = useAwake();
  const launch = () => {
    // The launch page is no web-accessible resource: only this page, and the person, can lead there.
    if (isAwake) location.replace(launchPageAddress(formatLaunchAddress(view.address)));
  };
  return (
    <>
      <h1>{t('linkAsk')}</h1>
      <p>{t('linkAskText')}</p>
      <LaunchFacts {...view} />
      <div class="actions">
        <button
          type="button"
          class="primary"
          aria-disabled={!isAwake}
          aria-describedby="asleep"
          onClick={launch}
          // A key that was held down when this page came to the front is no answer to it.
          onKeyDown={event => event.repeat && event.preventDefault()}
        >
          {t('launchNow')}
        </button>
      </div>
      <p id="asleep" class="muted">
        {!isAwake && t('linkAsleep')}
      </p>
    </>
  );
}
