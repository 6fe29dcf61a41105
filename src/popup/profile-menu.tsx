import { openOptionsPage } from '../browser/pages';
import type { OpenIn, Profile } from '../core/profile';
import { Menu } from '../ui/menu';

interface ProfileMenuProps {
  readonly profile: Profile;
  readonly tabIndex: number;
  onLaunch(openIn: OpenIn): void;
}

/** What else can be done with a profile. */
export function ProfileMenu({ profile, tabIndex, onLaunch }: ProfileMenuProps) {
  return (
    <Menu
      label={`More for ${profile.name}`}
      tabIndex={tabIndex}
      items={[
        { label: 'Open in background tab', onSelect: () => onLaunch('backgroundTab') },
        { label: 'Open in new window', onSelect: () => onLaunch('newWindow') },
        { label: 'Open in private window', onSelect: () => onLaunch('privateWindow') },
        { label: 'Edit', onSelect: () => void openOptionsPage(`profile=${profile.id}`) },
      ]}
    />
  );
}
