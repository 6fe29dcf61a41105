import { t } from '../browser/api/translate';
import { storeAsk } from '../browser/launch/flights';
import { askedAddress, launchPageAddress } from '../browser/launch/launch-page';
import { formatLaunchAddress, type LaunchAddress } from '../core/launch/format-launch-address';
import { AskToLaunch } from '../ui/ask-to-launch';
import { PageFrame } from '../ui/page-frame';
import { AskToImport } from './ask-to-import';
import { NotLaunched } from './not-launched';
import { useLink } from './use-link';

/** The page for links from elsewhere. It shows what the link is for, and does nothing without a deliberate click. */
export function LinkPage({ link }: { readonly link: string }) {
  const view = useLink(link);
  return (
    <PageFrame isBusy={view === undefined}>
      {view?.type === 'launch' && (
        <AskToLaunch
          title={t('linkAsk')}
          text={t('linkAskText')}
          onLaunch={() => void launch(view.address)}
          {...view}
        />
      )}
      {view?.type === 'import' && <AskToImport source={view.source} />}
      {view && view.type !== 'launch' && view.type !== 'import' && <NotLaunched view={view} />}
    </PageFrame>
  );
}

/**
 * Hands over to the launch page. That page launches a stored profile by its address. It launches any other profile only
 * for an ask in this extension's memory: otherwise another extension could launch the profile by an address alone.
 */
async function launch(address: LaunchAddress): Promise<void> {
  if (address.type === 'stored') return location.replace(launchPageAddress(formatLaunchAddress(address)));
  const { profile } = address;
  const ask = { askId: crypto.randomUUID(), request: { profileId: profile.id, profile } };
  await storeAsk(ask, true);
  location.replace(askedAddress(ask));
}
