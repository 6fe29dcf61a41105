import { addBookmark } from '../browser/api/bookmarks';
import { openOptionsPage } from '../browser/api/pages';
import { t } from '../browser/api/translate';
import { launchPageAddress, openLaunchPage } from '../browser/launch/launch-page';
import { getNamedProfile } from '../browser/launch/named-profile';
import { formatCliCommand } from '../core/cli/cli-command';
import type { Connection } from '../core/configuration/connection';
import type { OpenIn, Profile } from '../core/configuration/profile';
import { hasTemplates } from '../core/kinds/template-fields';
import { formatLaunchAddress, formatLaunchLink } from '../core/launch/format-launch-address';
import { Menu } from '../ui/menu';

interface ProfileMenuProps {
  readonly connection: Connection | undefined;
  readonly profile: Profile;
  readonly tabIndex: number;
  onLaunch(openIn: OpenIn): void;
  onNotice(text: string): void;
}

/** Further actions for a profile. */
export function ProfileMenu({ profile, connection, tabIndex, onLaunch, onNotice }: ProfileMenuProps) {
  const { id, name } = profile;
  const copy = async (text: string, notice: string) => {
    await navigator.clipboard.writeText(text);
    onNotice(notice);
  };
  const bookmark = async () => {
    const address = launchPageAddress(formatLaunchAddress({ type: 'stored', profileId: id }));
    if (await addBookmark(name, address)) onNotice(t('bookmarkAdded'));
    // Without permission to add bookmarks, show the address, with a button that asks for the permission.
    else await openLaunchPage({ share: id }, {});
  };
  const copyCli = async (of: Connection) => {
    const named = await getNamedProfile(profile);
    await copy(formatCliCommand(named, of), t(hasTemplates(named) ? 'copiedCliWithClaims' : 'copiedCliCommand'));
  };
  const cli = connection && {
    label: t('copyCliCommand'),
    onSelect: () => void copyCli(connection),
  };
  return (
    <Menu
      label={t('moreFor', { name })}
      tabIndex={tabIndex}
      items={[
        { label: t('openInBackgroundTab'), onSelect: () => onLaunch('backgroundTab') },
        { label: t('openInNewWindow'), onSelect: () => onLaunch('newWindow') },
        { label: t('openInPrivateWindow'), onSelect: () => onLaunch('privateWindow') },
        { label: t('bookmarkLaunch'), onSelect: () => void bookmark() },
        {
          label: t('copyLaunchLink'),
          onSelect: () => void copy(formatLaunchLink({ type: 'given', profile }), t('copiedLaunchLink')),
        },
        ...(cli ? [cli] : []),
        { label: t('edit'), onSelect: () => void openOptionsPage(`profile=${id}`) },
      ]}
    />
  );
}
