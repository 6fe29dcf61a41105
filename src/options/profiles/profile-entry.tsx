import { ArrowDown, ArrowUp, GripVertical } from 'lucide';
import { t, translate } from '../../browser/api/translate';
import { expectedValues } from '../../core/aws/expected-values';
import type { Connection } from '../../core/configuration/connection';
import type { Profile } from '../../core/configuration/profile';
import { describeProfile } from '../../core/kinds/describe-profile';
import { kindOf, usualType } from '../../core/kinds/kinds';
import { findRefusedFields } from '../../core/launch/presign-input';
import { Icon } from '../../ui/icon';
import type { AnnouncedEdits } from '../shared/use-announced-edits';
import type { EntrySource } from '../sources/entry-source';
import { SourceMark } from '../sources/source-mark';
import { MoreActions } from './more-actions';
import { ProfileActions } from './profile-actions';
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
  readonly drag: DragRow;
  readonly edits: AnnouncedEdits;
  onEdit(): void;
  onMove(step: -1 | 1): void;
}

/** One profile in the list, with its target, its marks, and its actions. */
export function ProfileEntry({ profile, connection, drag, edits, onEdit, onMove, ...is }: ProfileEntryProps) {
  const { isDefault, source, isAllowed } = is;
  const isOwn = source === 'own';
  const { name, color, pinned } = profile;
  const moves = [
    { step: -1, node: ArrowUp, title: t('moveUp'), label: t('moveNameUp', { name }) },
    { step: 1, node: ArrowDown, title: t('moveDown'), label: t('moveNameDown', { name }) },
  ] as const;
  return (
    <li class="profile" {...drag.row}>
      {isOwn ? (
        <span class="handle" aria-hidden="true" title={t('dragToMove')} {...drag.handle}>
          <Icon node={GripVertical} />
        </span>
      ) : (
        <span class="handle fixed" aria-hidden="true" />
      )}
      <div class="about">
        <h4>
          {color && <span class="swatch" data-color={color} role="img" aria-label={t(colorNames[color])} />}
          <span class="name">{name}</span>
          <SourceMark source={source} />
          {!isAllowed && <span class="badge">{t('notAllowedTitle')}</span>}
          {isDefault && <span class="badge">{t('isDefault')}</span>}
          {pinned && <span class="badge">{t('isPinned')}</span>}
        </h4>
        <p class="muted">
          {profile.type !== usualType && `${translate(kindOf(profile.type).name)} · `}
          {describeProfile(profile)}
        </p>
        {findRefusedFields(profile).map(field => (
          <p key={field} class="warning">
            {t('fieldMustBe', { field, expected: expectedValues[field] })}
          </p>
        ))}
      </div>
      <div class="row-actions">
        {isOwn && (
          <>
            <button type="button" aria-label={t('editName', { name })} onClick={onEdit}>
              {t('edit')}
            </button>
            {moves.map(({ step, node, title, label }) => (
              <button
                key={step}
                type="button"
                class="icon"
                aria-label={label}
                title={title}
                onClick={() => onMove(step)}
              >
                <Icon node={node} />
              </button>
            ))}
          </>
        )}
        <MoreActions name={name}>
          {close => (
            <ProfileActions
              profile={profile}
              connection={connection}
              isDefault={isDefault}
              isOwn={isOwn}
              edits={edits}
              onDone={close}
            />
          )}
        </MoreActions>
      </div>
    </li>
  );
}
