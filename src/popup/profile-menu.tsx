import { addBookmark } from '../browser/api/bookmarks';
import { openOptionsPage } from '../browser/api/pages';
import { t } from '../browser/api/translate';
import { launchPageAddress, openLaunchPage } from '../browser/launch/launch-page';
import { getNamedProfile } from '../browser/launch/named-profile';
import { formatCliCommand } from '../core/cli/cli-command';
import type { Connection } from '../core/configuration/connection';
import type { OpenIn } from '../core/configuration/profile';
import { hasTemplates } from '../core/kinds/template-fields';
import { formatLaunchAddress, formatLaunchLink } from '../core/launch/format-launch-address';
import { Menu } from '../ui/menu';
import { controlKey } from './control-key';
import type { ListedProfile } from './list-profiles';
import type { RowActions } from './row-actions';

interface ProfileMenuProps {
  readonly listed: ListedProfile;
  readonly tabIndex: number;
  readonly actions: RowActions;
}

/** Further actions for a profile. */
export function ProfileMenu({ listed, tabIndex, actions }: ProfileMenuProps) {
  const { match, connection, isLocked } = listed;
  const { profile } = match;
  const { id, name, pinned } = profile;
  const copy = async (text: string, notice: string) => {
    await navigator.clipboard.writeText(text);
    actions.notify(notice);
  };
  const bookmark = async () => {
    const address = launchPageAddress(formatLaunchAddress({ type: 'stored', profileId: id }));
    if (await addBookmark(name, address)) actions.notify(t('bookmarkAdded'));
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
  const opens = (openIn: OpenIn, keys: string) => ({ keys, onSelect: () => actions.launch(profile, openIn) });
  const pin = { onSelect: () => actions.pin(profile), startsGroup: true };
  const changes = pinned ? { label: t('unpin'), ...pin } : { label: t('pin'), ...pin };
  return (
    <Menu
      label={t('moreFor', { name })}
      tabIndex={tabIndex}
      items={[
        { label: t('openInBackgroundTab'), ...opens('backgroundTab', `${controlKey()}↵`) },
        { label: t('openInNewWindow'), ...opens('newWindow', `${t('shiftKey')} ↵`) },
        { label: t('openInPrivateWindow'), ...opens('privateWindow', `${t('altKey')} ↵`) },
        ...(isLocked ? [] : [changes]),
        { label: t('makeDefault'), onSelect: () => actions.makeDefault(profile), startsGroup: isLocked },
        { label: t('edit'), onSelect: () => void openOptionsPage(`profile=${id}`) },
        {
          label: t('copyLaunchLink'),
          onSelect: () => void copy(formatLaunchLink({ type: 'given', profile }), t('copiedLaunchLink')),
          startsGroup: true,
        },
        ...(cli ? [cli] : []),
        { label: t('bookmarkLaunch'), onSelect: () => void bookmark() },
      ]}
    />
  );
}
