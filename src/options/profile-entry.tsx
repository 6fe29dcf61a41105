import type { Connection } from '../core/connection';
import { describeProfile } from '../core/describe-profile';
import { findProfileProblems } from '../core/presign-input';
import type { Profile } from '../core/profile';
import { MoreActions } from './more-actions';
import { ProfileActions } from './profile-actions';
import { colorNames } from './profile-words';
import type { AnnouncedEdits } from './use-announced-edits';
import type { DragRow } from './use-drag-order';

interface ProfileEntryProps {
  readonly profile: Profile;
  readonly connection: Connection;
  readonly isDefault: boolean;
  readonly drag: DragRow;
  readonly edits: AnnouncedEdits;
  onEdit(): void;
  onMove(step: -1 | 1): void;
}

/** One profile in the list: what it opens, what stands out about it, and what can be done with it. */
export function ProfileEntry({ profile, connection, isDefault, drag, edits, onEdit, onMove }: ProfileEntryProps) {
  const { name, color, pinned } = profile;
  return (
    <li class="profile" {...drag.row}>
      <span class="handle" aria-hidden="true" title="Drag to another place" {...drag.handle}>
        ⠿
      </span>
      <div class="about">
        <h4>
          {color && <span class="swatch" data-color={color} role="img" aria-label={colorNames[color]} />}
          <span class="name">{name}</span>
          {isDefault && <span class="badge">Default</span>}
          {pinned && <span class="badge">Pinned</span>}
        </h4>
        <p class="muted">{describeProfile(profile)}</p>
        {findProfileProblems(profile).map(({ field, expected }) => (
          <p key={field} class="warning">
            {field} must be {expected}
          </p>
        ))}
      </div>
      <div class="row-actions">
        <button type="button" aria-label={`Edit ${name}`} onClick={onEdit}>
          Edit
        </button>
        <button type="button" class="icon" aria-label={`Move ${name} up`} title="Move up" onClick={() => onMove(-1)}>
          ↑
        </button>
        <button type="button" class="icon" aria-label={`Move ${name} down`} title="Move down" onClick={() => onMove(1)}>
          ↓
        </button>
        <MoreActions name={name}>
          {close => (
            <ProfileActions
              profile={profile}
              connection={connection}
              isDefault={isDefault}
              edits={edits}
              onDone={close}
            />
          )}
        </MoreActions>
      </div>
    </li>
  );
}
