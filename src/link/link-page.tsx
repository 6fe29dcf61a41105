import { t } from '../browser/api/translate';
import { storeAsk } from '../browser/launch/flights';
import { askedAddress, launchPageAddress } from '../browser/launch/launch-page';
import { formatLaunchAddress, type LaunchAddress } from '../core/launch/format-launch-address';
import { AskToLaunch } from '../ui/ask-to-launch';
import { NotLaunched } from './not-launched';
import { useLink } from './use-link';

/** Where links from elsewhere end: it shows what would be opened, and does nothing without a deliberate click. */
export function LinkPage({ link }: { readonly link: string }) {
  const view = useLink(link);
  return (
    <main class="sheet" aria-busy={view === undefined}>
      {view?.type === 'launch' && (
        <AskToLaunch
          title={t('linkAsk')}
          text={t('linkAskText')}
          onLaunch={() => void launch(view.address)}
          {...view}
        />
      )}
      {view && view.type !== 'launch' && <NotLaunched view={view} />}
    </main>
  );
}

/**
 * Has the launch page go on. It launches a stored profile by its address, and anything else only for an ask that is kept
 * in this extension's memory: by the address alone another extension could launch it.
 */
async function launch(address: LaunchAddress): Promise<void> {
  if (address.type === 'stored') return location.replace(launchPageAddress(formatLaunchAddress(address)));
  const { profile } = address;
  const ask = { askId: crypto.randomUUID(), request: { profileId: profile.id, profile } };
  await storeAsk(ask, true);
  location.replace(askedAddress(ask));
}
