import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../browser/api/translate';
import type { Configuration } from '../../core/configuration/configuration';
import { moveProfile } from '../../core/configuration/configuration-edits';
import type { Connection } from '../../core/configuration/connection';
import type { Profile } from '../../core/configuration/profile';
import { useEdits } from '../shared/use-announced-edits';
import { useSources } from '../sources/entry-source';
import { ProfileEntry } from './profile-entry';
import { useDragOrder } from './use-drag-order';
import { useRowsInSight } from './use-rows-in-sight';

interface ProfileGroupProps {
  readonly connection: Connection;
  /** The connection's profiles that are shown, in their order. */
  readonly profiles: readonly Profile[];
  readonly configuration: Configuration;
  /** Whether to draw every row, so that the browser's own search finds them. */
  readonly drawsAll: boolean;
  onEdit(profile: Profile): void;
}

/** In CSS pixels (profiles.css). All rows have the same height, so only the rows in sight need to be drawn. */
const rowHeight = 56;

/** The profiles of one connection. The person can reorder them with the menu, with keys or by dragging. */
export function ProfileGroup({ connection, profiles, configuration, drawsAll, onEdit }: ProfileGroupProps) {
  const sources = useSources();
  const edits = useEdits();
  // Only these can be moved. The policy's profiles stay first and the shared ones last, in their order.
  const own = profiles.filter(profile => sources.ofProfile(profile) === 'own');
  const list = useRef<HTMLUListElement>(null);
  const focused = useRef<HTMLElement | null>(null);
  /** The row that has, or had, the focus. It stays drawn, so that scrolling does not take the focus away. */
  const [focusedId, setFocusedId] = useState<string>();
  const { first, end } = useRowsInSight(list, profiles.length, rowHeight);
  const order = profiles.map(({ id }) => id).join(' ');
  // Moving a row takes its focused button out of the page and back in, so the button loses the focus. Focus it again.
  useLayoutEffect(() => {
    if (focused.current?.isConnected && document.activeElement === document.body) focused.current.focus();
    focused.current?.scrollIntoView({ block: 'nearest' });
    focused.current = null;
  }, [order]);

  const move = (profile: Profile, side: 'before' | 'behind', target: Profile) => {
    const position = own.indexOf(target) + 1;
    const text = t('movedName', { name: profile.name, position, total: own.length });
    focused.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    return edits.apply(moveProfile(profile.id, side, target.id), text);
  };
  const { dragged, rowOf } = useDragOrder<Profile>(
    (moved, target) =>
      void move(moved, profiles.indexOf(moved) < profiles.indexOf(target) ? 'behind' : 'before', target),
  );
  const isDrawn = (profile: Profile, index: number) =>
    drawsAll || (index >= first && index < end) || profile.id === focusedId || profile === dragged;

  return (
    <div class="group">
      <h2>{connection.name}</h2>
      <ul
        class="entries profile-rows"
        ref={list}
        aria-label={t('profilesOfName', { name: connection.name })}
        style={{ height: `${profiles.length * rowHeight + 2}px` }}
      >
        {profiles.map(
          (profile, index) =>
            isDrawn(profile, index) && (
              <ProfileEntry
                key={profile.id}
                profile={profile}
                connection={connection}
                isDefault={configuration.defaultProfile === profile.id}
                source={sources.ofProfile(profile)}
                isAllowed={sources.isAllowed(connection)}
                isFirst={own.at(0) === profile}
                isLast={own.at(-1) === profile}
                row={{ index, count: profiles.length, top: index * rowHeight }}
                drag={rowOf(profile, own)}
                onFocus={() => setFocusedId(profile.id)}
                onEdit={() => onEdit(profile)}
                onMove={step => {
                  const target = own[own.indexOf(profile) + step];
                  if (target) void move(profile, step < 0 ? 'before' : 'behind', target);
                }}
              />
            ),
        )}
      </ul>
    </div>
  );
}
