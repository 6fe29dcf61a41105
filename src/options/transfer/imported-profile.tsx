import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../browser/api/translate';
import { launchPageAddress } from '../../browser/launch/launch-page';
import type { Profile } from '../../core/configuration/profile';
import { formatLaunchAddress } from '../../core/launch/format-launch-address';

/** The next step after an import: to open a profile of it. */
export function ImportedProfile({ profile }: { readonly profile: Profile }) {
  const open = useRef<HTMLAnchorElement>(null);
  // The button that imported is gone with its focus, and this is in its place.
  useEffect(() => {
    if (document.activeElement === document.body) open.current?.focus();
  }, [profile]);
  const address = launchPageAddress(formatLaunchAddress({ type: 'stored', profileId: profile.id }));
  return (
    <div class="preview">
      <h3>{t('importDone')}</h3>
      <div class="actions">
        <a ref={open} class="button primary" href={address} target="_blank" rel="noopener">
          {t('openName', { name: profile.name })}
        </a>
        <a class="button" href="#profiles">
          {t('showProfiles')}
        </a>
      </div>
    </div>
  );
}
