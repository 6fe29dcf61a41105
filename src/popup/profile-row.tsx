import { LoaderCircle, Pin } from 'lucide';
import type { Connection } from '../core/configuration/connection';
import type { OpenIn } from '../core/configuration/profile';
import { describeProfile } from '../core/kinds/describe-profile';
import type { SearchResult } from '../core/search/search-profiles';
import { Icon } from '../ui/icon';
import { findAppName } from './find-app-name';
import { Marked } from './marked';
import { openInOf } from './open-in-of';
import { ProfileMenu } from './profile-menu';

interface ProfileRowProps {
  readonly match: SearchResult;
  readonly index: number;
  readonly count: number;
  /** In CSS pixels, from the top of the list. */
  readonly top: number;
  readonly isActive: boolean;
  readonly isLaunching: boolean;
  readonly connection: Connection | undefined;
  /** Whether there are other connections, so that this one must be named. */
  readonly hasOthers: boolean;
  onActive(): void;
  onLaunch(openIn?: OpenIn): void;
  onNotice(text: string): void;
}

const controlKey = /Mac/.test(navigator.platform) ? '⌘' : 'Ctrl ';

export function ProfileRow({
  match,
  index,
  count,
  top,
  isActive,
  isLaunching,
  connection,
  hasOthers,
  ...on
}: ProfileRowProps) {
  const { profile, nameMarks, detailMarks } = match;
  const detail = describeProfile(profile);
  const app = findAppName(profile);
  const connectionName = hasOthers ? connection?.name : undefined;
  const tabIndex = isActive ? 0 : -1;
  const hint = index < 9 ? index + 1 : undefined;
  return (
    <li
      style={{ top: `${top}px` }}
      aria-setsize={count}
      aria-posinset={index + 1}
      aria-busy={isLaunching}
      onFocusIn={on.onActive}
    >
      <button
        type="button"
        class="row"
        tabIndex={tabIndex}
        title={[profile.name, app, detail, connectionName].filter(Boolean).join('\n')}
        aria-keyshortcuts={hint === undefined ? hint : `Control+${hint}`}
        onClick={event => on.onLaunch(openInOf(event))}
        onMouseDown={event => event.button === 1 && event.preventDefault()}
        onAuxClick={event => event.button === 1 && on.onLaunch(openInOf(event))}
        onContextMenu={event => {
          event.preventDefault();
          event.currentTarget.parentElement?.querySelector<HTMLElement>('.menu-button')?.click();
        }}
      >
        <span class="swatch" data-color={profile.color ?? 'grey'} />
        <span class="name">
          <Marked text={profile.name} marks={nameMarks} />
        </span>
        <span class="who">
          {app && `${app} · `}
          <Marked text={detail} marks={detailMarks} />
          {connectionName && ` · ${connectionName}`}
        </span>
      </button>
      <span class="hint" aria-hidden="true">
        {profile.pinned === true && <Icon node={Pin} />}
        {isLaunching ? <Icon node={LoaderCircle} /> : hint && <kbd>{`${controlKey}${hint}`}</kbd>}
      </span>
      <ProfileMenu profile={profile} connection={connection} tabIndex={tabIndex} {...on} />
    </li>
  );
}
