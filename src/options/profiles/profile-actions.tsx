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
import type { AnnouncedEdits } from '../shared/use-announced-edits';

interface ProfileActionsProps {
  readonly profile: Profile;
  readonly connection: Connection;
  readonly isDefault: boolean;
  /** Whether the profile is the person's own. Other profiles can be copied, but not changed. */
  readonly isOwn: boolean;
  readonly edits: AnnouncedEdits;
  /** Called when an action has been chosen. */
  onDone(): void;
}

export function ProfileActions({ profile, connection, edits, onDone, ...is }: ProfileActionsProps) {
  const { isDefault, isOwn } = is;
  const { id, name, pinned } = profile;
  const copyName = t('copyOfName', { name: name.slice(0, 190) });
  const copyCall = async (format: (named: Profile) => string, announcement: string) => {
    const named = await getNamedProfile(profile);
    await navigator.clipboard.writeText(format(named));
    edits.announce(hasTemplates(named) ? t('copiedCliWithClaims') : announcement);
  };
  const actions: readonly { text: string; run: () => unknown; isDanger?: boolean; changes?: true }[] = [
    {
      text: t('duplicate'),
      run: () =>
        edits.apply(
          current => putProfile({ ...profile, id: uniqueId(copyName, current.profiles), name: copyName }, id)(current),
          t('addedName', { name: copyName }),
        ),
    },
    {
      text: pinned ? t('unpin') : t('pin'),
      changes: true,
      run: () => edits.apply(togglePinned(id), pinned ? t('unpinnedName', { name }) : t('pinnedName', { name })),
    },
    isDefault
      ? { text: t('notDefault'), run: () => edits.apply(setDefaultProfile(undefined), t('noDefault')) }
      : { text: t('makeDefault'), run: () => edits.apply(setDefaultProfile(id), t('nameIsDefault', { name })) },
    {
      text: t('copyCliCommand'),
      run: () => copyCall(named => formatCliCommand(named, connection), t('copiedCliCommand')),
    },
    { text: t('copyCliInput'), run: () => copyCall(formatCliInput, t('copiedCliInput')) },
    {
      text: t('delete'),
      changes: true,
      isDanger: true,
      run: () => edits.remove(removeProfile(id), t('deletedName', { name })),
    },
  ];
  const offered = actions.filter(({ changes }) => isOwn || !changes);
  return (
    <>
      {offered.map(({ text, run, isDanger }) => (
        <button
          key={text}
          type="button"
          class={isDanger ? 'danger' : undefined}
          onClick={() => {
            onDone();
            void run();
          }}
        >
          {text}
        </button>
      ))}
    </>
  );
}
