import { t } from '../browser/api/translate';
import { launchPageAddress } from '../browser/launch/launch-page';
import { readLaunchables } from '../browser/launch/launchables';
import { onConfigurationChanged } from '../browser/store/configuration-store';
import { failureOf } from '../core/failure/launch-failure';
import { describeProfile } from '../core/kinds/describe-profile';
import { formatLaunchAddress } from '../core/launch/format-launch-address';
import { findNearest } from '../core/search/find-nearest';
import { AppIcon } from '../ui/app-icon';
import { useLive } from '../ui/use-live';
import { Failed } from './failed';
import { NothingHere } from './missing';
import { useFocus } from './use-focus';

const shownProfiles = 8;

/** Lists the profiles nearest to a text from the address bar that matched no profile. */
export function Nearest({ text }: { readonly text: string }) {
  const found = useLive(() => read(text), [onConfigurationChanged], [text]);
  useFocus(found !== undefined);
  if (!found) return <p role="status" />;
  if (found.failure) return <Failed failure={found.failure} />;
  if (found.nearest.length === 0) return <NothingHere title={t('nothingToLaunch')} text={t('noProfiles')} />;
  return (
    <>
      <h1 tabIndex={-1}>{t('chooseProfile')}</h1>
      <p role="status">{explain(text)}</p>
      <ul class="links">
        {found.nearest.map(profile => (
          <li key={profile.id}>
            <AppIcon profile={profile} />
            <a href={launchPageAddress(formatLaunchAddress({ type: 'stored', profileId: profile.id }))}>
              <bdi>{profile.name}</bdi>
            </a>
            <span class="muted">{describeProfile(profile)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

async function read(text: string) {
  try {
    return { nearest: findNearest((await readLaunchables()).index, text === '?' ? '' : text, shownProfiles) };
  } catch (error) {
    return { nearest: [], failure: failureOf(error) };
  }
}

function explain(text: string): string {
  if (text === '?') return t('omniboxHelp');
  return text && t('searchNothing', { search: text });
}
