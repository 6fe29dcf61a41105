import { t } from '../../browser/api/translate';
import { getNamedProfile } from '../../browser/launch/named-profile';
import { formatCliCommand, formatCliInput } from '../../core/cli/cli-input';
import {
  putProfile,
  removeProfile,
  setDefaultProfile,
  togglePinned,
} from '../../core/configuration/configuration-edits';
import type { Connection } from '../../core/configuration/connection';
import type { Profile } from '../../core/configuration/profile';
import { uniqueId } from '../../core/configuration/unique-id';
import { hasTemplates } from '../../core/kinds/template-fields';
import type { MenuItem } from '../../ui/menu';
import type { AnnouncedEdits } from '../shared/use-announced-edits';

interface ProfileActions {
  readonly profile: Profile;
  readonly connection: Connection;
  readonly isDefault: boolean;
  /** Whether the profile is the person's own. Other profiles can be copied, but not changed. */
  readonly isOwn: boolean;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly edits: AnnouncedEdits;
  onEdit(): void;
  onMove(step: -1 | 1): void;
}

/** What a person can do with a profile in the list. */
export function profileActions({ profile, connection, edits, onEdit, onMove, ...is }: ProfileActions): MenuItem[] {
  const { isDefault, isOwn, isFirst, isLast } = is;
  const { id, name, pinned } = profile;
  const copyName = t('copyOfName', { name: name.slice(0, 190) });
  const copyCall = async (format: (named: Profile) => string, announcement: string) => {
    const named = await getNamedProfile(profile);
    await navigator.clipboard.writeText(format(named));
    edits.announce(hasTemplates(named) ? t('copiedCliWithClaims') : announcement);
  };
  const duplicate = () =>
    edits.apply(
      current => putProfile({ ...profile, id: uniqueId(copyName, current.profiles), name: copyName }, id)(current),
      t('addedName', { name: copyName }),
    );
  const pin = () => edits.apply(togglePinned(id), t(pinned ? 'unpinnedName' : 'pinnedName', { name }));
  const chooseDefault = () =>
    edits.apply(
      setDefaultProfile(isDefault ? undefined : id),
      isDefault ? t('noDefault') : t('nameIsDefault', { name }),
    );
  const own: readonly MenuItem[] = [
    { label: t('edit'), onSelect: onEdit },
    { label: t('moveUp'), isDisabled: isFirst, onSelect: () => onMove(-1) },
    { label: t('moveDown'), isDisabled: isLast, onSelect: () => onMove(1) },
    { label: t(pinned ? 'unpin' : 'pin'), onSelect: () => void pin() },
  ];
  return [
    ...(isOwn ? own : []),
    { label: t(isDefault ? 'notDefault' : 'makeDefault'), onSelect: () => void chooseDefault() },
    { label: t('duplicate'), onSelect: () => void duplicate() },
    {
      label: t('copyCliCommand'),
      onSelect: () => void copyCall(named => formatCliCommand(named, connection), t('copiedCliCommand')),
    },
    { label: t('copyCliInput'), onSelect: () => void copyCall(formatCliInput, t('copiedCliInput')) },
    ...(isOwn
      ? [
          {
            label: t('delete'),
            isDanger: true,
            onSelect: () => void edits.remove(removeProfile(id), t('deletedName', { name })),
          },
        ]
      : []),
  ];
}
