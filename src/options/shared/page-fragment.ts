import type { Connection } from '../../core/configuration/connection';
import type { Profile } from '../../core/configuration/profile';

// The fragments of the options page's address, which other pages use to open one of its forms.

/** `#profile=<id>`: the profile to edit. */
export function findProfileToEdit(fragment: string, profiles: readonly Profile[]): Profile | undefined {
  return findNamed('profile', fragment, profiles);
}

/** `#connection=<id>`: the connection to edit. */
export function findConnectionToEdit(fragment: string, connections: readonly Connection[]): Connection | undefined {
  return findNamed('connection', fragment, connections);
}

/** `#add-connection`: begin with a new connection. */
export function isAddConnection(fragment: string): boolean {
  return fragment === '#add-connection';
}

function findNamed<T extends { readonly id: string }>(
  name: string,
  fragment: string,
  all: readonly T[],
): T | undefined {
  const id = new URLSearchParams(fragment.replace(/^#/, '')).get(name);
  return all.find(entry => entry.id === id);
}
