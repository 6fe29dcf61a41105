import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../browser/api/translate';
import { openLaunchOf } from '../../browser/launch/launch-page';
import type { Profile } from '../../core/configuration/profile';

interface ImportedProfileProps {
  readonly profile: Profile;
  readonly title: string;
  /** The level of the heading where it stands. */
  readonly heading?: 'h2' | 'h3';
}

/** The next step after an import, or for somebody whose profiles are there already: to open a profile. */
export function ImportedProfile({ profile: { id, name }, title, heading: Heading = 'h3' }: ImportedProfileProps) {
  const open = useRef<HTMLButtonElement>(null);
  // The button that imported is gone with its focus, and this is in its place.
  useEffect(() => {
    if (document.activeElement === document.body) open.current?.focus();
  }, [id]);
  return (
    <div class="preview">
      <Heading>{title}</Heading>
      <div class="actions">
        <button ref={open} type="button" class="primary" onClick={() => void openLaunchOf(id)}>
          {t('openName', { name })}
        </button>
        <a class="button" href="#profiles">
          {t('showProfiles')}
        </a>
      </div>
    </div>
  );
}
