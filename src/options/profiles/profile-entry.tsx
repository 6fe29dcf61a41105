import { GripVertical } from 'lucide';
import { t, translate } from '../../browser/api/translate';
import { expectedValues } from '../../core/aws/expected-values';
import type { Connection } from '../../core/configuration/connection';
import type { Profile } from '../../core/configuration/profile';
import { fieldName } from '../../core/explain/field-name';
import { describeProfile } from '../../core/kinds/describe-profile';
import { kindOf, usualType } from '../../core/kinds/kinds';
import { findRefusedFields } from '../../core/launch/presign-input';
import { AppIcon } from '../../ui/app-icon';
import { Icon } from '../../ui/icon';
import { Menu } from '../../ui/menu';
import { useEdits } from '../shared/use-announced-edits';
import type { EntrySource } from '../sources/entry-source';
import { SourceMark } from '../sources/source-mark';
import { profileActions } from './profile-actions';
import { colorNames } from './profile-words';
import type { DragRow } from './use-drag-order';

interface ProfileEntryProps {
  readonly profile: Profile;
  readonly connection: Connection;
  readonly isDefault: boolean;
  /** Only the person's own profiles can be changed. */
  readonly source: EntrySource;
  /** Whether the policy allows the profile's connection to be used. */
  readonly isAllowed: boolean;
  /** Whether the profile is at an end of those that can be reordered. */
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** The place of the row in the whole list, of which only a part is drawn. */
  readonly row: { readonly index: number; readonly count: number; readonly top: number };
  readonly drag: DragRow;
  /** Called when something in the row gets the focus. */
  onFocus(): void;
  onEdit(): void;
  onMove(step: -1 | 1): void;
}

const steps: Readonly<Record<string, -1 | 1>> = { ArrowUp: -1, ArrowDown: 1 };

/** One profile in the list, with its target, its marks, and its actions. Alt and an arrow key move it. */
export function ProfileEntry({ profile, connection, row, drag, onFocus, onEdit, onMove, ...is }: ProfileEntryProps) {
  const { isDefault, source, isAllowed, isFirst, isLast } = is;
  const edits = useEdits();
  const isOwn = source === 'own';
  const { name, color, pinned } = profile;
  const target = [
    ...(profile.type === usualType ? [] : [translate(kindOf(profile.type).name)]),
    describeProfile(profile),
  ].join(' · ');
  const [refused] = findRefusedFields(profile);
  const problem =
    refused && t('fieldMustBe', { field: translate(fieldName(refused)), expected: expectedValues[refused] });
  const moveByKey = (event: KeyboardEvent) => {
    const step = event.altKey ? steps[event.key] : undefined;
    if (!isOwn || step === undefined) return;
    event.preventDefault();
    if (!(step < 0 ? isFirst : isLast)) onMove(step);
  };
  return (
    <li
      class="profile"
      aria-posinset={row.index + 1}
      aria-setsize={row.count}
      style={{ top: `${row.top}px` }}
      onFocusIn={onFocus}
      onKeyDown={moveByKey}
      {...drag.row}
    >
      {isOwn ? (
        <span class="handle" aria-hidden="true" title={t('dragToMove')} {...drag.handle}>
          <Icon node={GripVertical} />
        </span>
      ) : (
        <span class="handle fixed" aria-hidden="true" />
      )}
      {color ? (
        <span role="img" aria-label={t(colorNames[color])}>
          <AppIcon profile={profile} />
        </span>
      ) : (
        <AppIcon profile={profile} />
      )}
      <div class="about">
        <h3>
          {isOwn ? (
            <button
              type="button"
              class="entry-name"
              aria-label={t('editName', { name })}
              aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
              title={name}
              onClick={onEdit}
            >
              <span class="name">{name}</span>
            </button>
          ) : (
            <span class="entry-name" title={name}>
              <span class="name">{name}</span>
            </span>
          )}
          <SourceMark source={source} />
          {!isAllowed && <span class="badge">{t('notAllowedTitle')}</span>}
          {isDefault && <span class="badge">{t('isDefault')}</span>}
          {pinned && <span class="badge">{t('isPinned')}</span>}
        </h3>
        <p class={problem ? 'warning' : 'muted'} title={problem ?? target}>
          {problem ?? target}
        </p>
      </div>
      <Menu
        label={t('moreFor', { name })}
        items={profileActions({ profile, connection, isDefault, isOwn, isFirst, isLast, edits, onEdit, onMove })}
      />
    </li>
  );
}
