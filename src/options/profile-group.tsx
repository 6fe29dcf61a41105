import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Configuration } from '../core/configuration';
import type { Connection } from '../core/connection';
import type { Profile } from '../core/profile';
import { moveProfile } from './configuration-edits';
import { ProfileEntry } from './profile-entry';
import type { AnnouncedEdits } from './use-announced-edits';
import { useDragOrder } from './use-drag-order';

interface ProfileGroupProps {
  readonly connection: Connection;
  /** Those of its profiles that are shown, in their order. */
  readonly profiles: readonly Profile[];
  readonly configuration: Configuration;
  readonly edits: AnnouncedEdits;
  onEdit(profile: Profile): void;
}

/** The profiles of one connection, which can be put in another order with buttons or by dragging. */
export function ProfileGroup({ connection, profiles, configuration, edits, onEdit }: ProfileGroupProps) {
  const list = useRef<HTMLUListElement>(null);
  const focused = useRef<HTMLElement | null>(null);
  const order = profiles.map(({ id }) => id).join(' ');
  // A row that moves takes its focused button out of the page and in again, and the focus with it.
  useLayoutEffect(() => {
    if (focused.current?.isConnected && document.activeElement === document.body) focused.current.focus();
    focused.current = null;
  }, [order]);

  const move = (profile: Profile, side: 'before' | 'behind', target: Profile) => {
    const position = profiles.indexOf(target) + 1;
    const text = `Moved ${profile.name} to position ${position} of ${profiles.length}.`;
    focused.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    return edits.apply(moveProfile(profile.id, side, target.id), text);
  };
  const drag = useDragOrder<Profile>(
    (dragged, target) =>
      void move(dragged, profiles.indexOf(dragged) < profiles.indexOf(target) ? 'behind' : 'before', target),
  );

  return (
    <div class="group">
      <h3>{connection.name}</h3>
      <ul class="entries" ref={list} aria-label={`Profiles of ${connection.name}`}>
        {profiles.map((profile, index) => (
          <ProfileEntry
            key={profile.id}
            profile={profile}
            connection={connection}
            isDefault={configuration.defaultProfile === profile.id}
            drag={drag(profile, profiles)}
            edits={edits}
            onEdit={() => onEdit(profile)}
            onMove={step => {
              const target = profiles[index + step];
              if (target) void move(profile, step < 0 ? 'before' : 'behind', target);
              else edits.announce(`${profile.name} is ${step < 0 ? 'first' : 'last'} already.`);
            }}
          />
        ))}
      </ul>
    </div>
  );
}
