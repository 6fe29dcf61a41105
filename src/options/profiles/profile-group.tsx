import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../../browser/api/translate';
import type { Configuration } from '../../core/configuration/configuration';
import { moveProfile } from '../../core/configuration/configuration-edits';
import type { Connection } from '../../core/configuration/connection';
import type { Profile } from '../../core/configuration/profile';
import type { AnnouncedEdits } from '../shared/use-announced-edits';
import { useSources } from '../sources/entry-source';
import { ProfileEntry } from './profile-entry';
import { useDragOrder } from './use-drag-order';

interface ProfileGroupProps {
  readonly connection: Connection;
  /** The connection's profiles that are shown, in their order. */
  readonly profiles: readonly Profile[];
  readonly configuration: Configuration;
  readonly edits: AnnouncedEdits;
  onEdit(profile: Profile): void;
}

/** The profiles of one connection. The person can reorder them with buttons or by dragging. */
export function ProfileGroup({ connection, profiles, configuration, edits, onEdit }: ProfileGroupProps) {
  const sources = useSources();
  // Only these can be moved. The policy's profiles stay first and the shared ones last, in their order.
  const own = profiles.filter(profile => sources.ofProfile(profile) === 'own');
  const list = useRef<HTMLUListElement>(null);
  const focused = useRef<HTMLElement | null>(null);
  const order = profiles.map(({ id }) => id).join(' ');
  // Moving a row takes its focused button out of the page and back in, so the button loses the focus. Focus it again.
  useLayoutEffect(() => {
    if (focused.current?.isConnected && document.activeElement === document.body) focused.current.focus();
    focused.current = null;
  }, [order]);

  const move = (profile: Profile, side: 'before' | 'behind', target: Profile) => {
    const position = own.indexOf(target) + 1;
    const text = t('movedName', { name: profile.name, position, total: own.length });
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
      <ul class="entries" ref={list} aria-label={t('profilesOfName', { name: connection.name })}>
        {profiles.map(profile => (
          <ProfileEntry
            key={profile.id}
            profile={profile}
            connection={connection}
            isDefault={configuration.defaultProfile === profile.id}
            source={sources.ofProfile(profile)}
            isAllowed={sources.isAllowed(connection)}
            drag={drag(profile, own)}
            edits={edits}
            onEdit={() => onEdit(profile)}
            onMove={step => {
              const target = own[own.indexOf(profile) + step];
              if (target) void move(profile, step < 0 ? 'before' : 'behind', target);
              else edits.announce(t(step < 0 ? 'nameIsFirst' : 'nameIsLast', { name: profile.name }));
            }}
          />
        ))}
      </ul>
    </div>
  );
}
