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
import type { ShownState } from '../core/protocol';
import { findStateCall } from '../core/spaces/group-by-place';
import { Menu, type MenuItem } from '../ui/menu';
import { controlKey } from './control-key';
import type { ListedProfile } from './list-profiles';
import type { AppChange, RowActions } from './row-actions';

interface ProfileMenuProps {
  readonly listed: ListedProfile;
  /** Whether what the profile opens runs, if that is known. */
  readonly state: ShownState | undefined;
  readonly tabIndex: number;
  readonly actions: RowActions;
}

/** Further actions for a profile. */
export function ProfileMenu({ listed, state, tabIndex, actions }: ProfileMenuProps) {
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
        ...appItems(profile, state, actions),
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

/**
 * The items about an app of a space or a notebook instance. What is not known to be in vain can be chosen: the worker asks for
 * the state anew. Another instance type is for apps alone, which take it with each start.
 */
function appItems(profile: Profile, known: ShownState | undefined, { changeApp }: RowActions): MenuItem[] {
  const call = findStateCall(profile);
  if (!call) return [];
  const isIn = (...states: readonly ShownState['state'][]) => known !== undefined && states.includes(known.state);
  const item = (change: AppChange, isDisabled: boolean) => ({ isDisabled, onSelect: () => changeApp(profile, change) });
  const restart = { label: t('restartApp'), ...item('restart', isIn('deleting')) };
  return [
    { label: t('startApp'), ...item('start', isIn('running', 'starting', 'deleting')), startsGroup: true },
    { label: t('stopApp'), ...item('stop', isIn('stopped', 'stopping', 'failed', 'deleting')) },
    ...(call.operation === 'DescribeApp' ? [restart] : []),
  ];
}
