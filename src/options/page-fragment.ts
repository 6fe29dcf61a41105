import type { Profile } from '../core/profile';

// What the address of the options page can ask for, after its `#`: the popup leads here.

/** `#profile=<id>`: the profile to edit. */
export function findProfileToEdit(fragment: string, profiles: readonly Profile[]): Profile | undefined {
  const id = new URLSearchParams(fragment.replace(/^#/, '')).get('profile');
  return profiles.find(profile => profile.id === id);
}

/** `#add-connection`: begin with a new connection. */
export function isAddConnection(fragment: string): boolean {
  return fragment === '#add-connection';
}
