import { formatCliCommand, formatCliInput } from '../core/cli-input';
import type { Connection } from '../core/connection';
import type { Profile } from '../core/profile';
import { putProfile, removeProfile, setDefaultProfile, togglePinned } from './configuration-edits';
import { uniqueId } from './unique-id';
import type { AnnouncedEdits } from './use-announced-edits';

interface ProfileActionsProps {
  readonly profile: Profile;
  readonly connection: Connection;
  readonly isDefault: boolean;
  readonly edits: AnnouncedEdits;
  /** When one of them has been chosen. */
  onDone(): void;
}

export function ProfileActions({ profile, connection, isDefault, edits, onDone }: ProfileActionsProps) {
  const { id, name, pinned } = profile;
  const copyName = `${name.slice(0, 190)} (copy)`;
  const copyText = async (text: string, what: string) => {
    await navigator.clipboard.writeText(text);
    edits.announce(`Copied ${what}.`);
  };
  const actions: readonly { text: string; run: () => unknown; isDanger?: boolean }[] = [
    {
      text: 'Duplicate',
      run: () =>
        edits.apply(
          current => putProfile({ ...profile, id: uniqueId(copyName, current.profiles), name: copyName }, id)(current),
          `Added ${copyName}.`,
        ),
    },
    {
      text: pinned ? 'Unpin' : 'Pin',
      run: () => edits.apply(togglePinned(id), pinned ? `Unpinned ${name}.` : `Pinned ${name}.`),
    },
    isDefault
      ? { text: 'Not default', run: () => edits.apply(setDefaultProfile(undefined), 'There is no default any more.') }
      : { text: 'Make default', run: () => edits.apply(setDefaultProfile(id), `${name} is the default.`) },
    {
      text: 'Copy as AWS CLI command',
      run: () => copyText(formatCliCommand(profile, connection), 'the AWS CLI command'),
    },
    { text: 'Copy as CLI input JSON', run: () => copyText(formatCliInput(profile), 'the CLI input JSON') },
    { text: 'Delete', isDanger: true, run: () => edits.remove(removeProfile(id), `Deleted ${name}.`) },
  ];
  return (
    <>
      {actions.map(({ text, run, isDanger }) => (
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
