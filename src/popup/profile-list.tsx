import { describeProfile } from '../core/filter-profiles';
import type { Profile } from '../core/profile';

interface ProfileListProps {
  readonly profiles: readonly Profile[];
  onLaunch(profile: Profile): void;
}

export function ProfileList({ profiles, onLaunch }: ProfileListProps) {
  return (
    <ul class="profiles">
      {profiles.map(profile => (
        <li key={profile.id}>
          <button type="button" onClick={() => onLaunch(profile)} onKeyDown={moveFocus}>
            <span class="swatch" data-color={profile.color ?? 'grey'} />
            <span class="name">{profile.name}</span>
            <span class="who">{describeProfile(profile)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Arrow keys walk the list; above its first row is the search. */
function moveFocus(event: KeyboardEvent & { currentTarget: HTMLButtonElement }): void {
  const row = event.currentTarget.closest('li');
  if (event.key === 'ArrowDown') row?.nextElementSibling?.querySelector('button')?.focus();
  else if (event.key === 'ArrowUp') (row?.previousElementSibling?.querySelector('button') ?? findSearch(row))?.focus();
  else return;
  event.preventDefault();
}

function findSearch(row: Element | null): HTMLElement | null | undefined {
  return row?.closest('main')?.querySelector<HTMLElement>('input[type=search]');
}
