import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Connection } from '../../core/configuration/connection';
import type { Profile } from '../../core/configuration/profile';
import type { SharedEntries } from '../../core/store/shared-entries';
import { useManaged } from '../managed/managed-context';

/** Who maintains an entry. */
export type EntrySource = 'own' | 'policy' | 'shared';

/** The entries that the shared files add, for every part of the page. */
export const SharedContext = createContext<SharedEntries>({ connections: [], profiles: [] });

export interface Sources {
  ofConnection(connection: Connection): EntrySource;
  ofProfile(profile: Profile): EntrySource;
  /** Whether the policy allows a connection: every one, or only those of the policy and its shared file. */
  isAllowed(connection: Connection): boolean;
}

/** Tells the policy's and the shared files' entries from the person's own. */
export function useSources(): Sources {
  const managed = useManaged();
  const shared = useContext(SharedContext);
  const ofConnection = (connection: Connection) => findSource('connections', connection);
  return {
    ofConnection,
    ofProfile: profile => findSource('profiles', profile),
    isAllowed: connection => {
      const { allowedConnectionsOnly, sharedFile } = managed.settings;
      const source = ofConnection(connection);
      return (
        allowedConnectionsOnly !== true || source === 'policy' || (source === 'shared' && sharedFile !== undefined)
      );
    },
  };

  function findSource(kind: keyof SharedEntries, { id }: { readonly id: string }): EntrySource {
    const isThis = (entry: { readonly id: string }) => entry.id === id;
    if (managed[kind].some(isThis)) return 'policy';
    return shared[kind].some(isThis) ? 'shared' : 'own';
  }
}
