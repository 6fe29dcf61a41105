import { onConfigurationChanged } from '../browser/store/configuration-store';
import { getConfiguration } from '../browser/store/get-configuration';
import type { Connection } from '../core/configuration/connection';
import type { Profile } from '../core/configuration/profile';
import type { Failure } from '../core/failure/launch-outcome';
import { useLive } from '../ui/use-live';

export interface FoundTarget {
  readonly connection: Connection;
  /** The connection's profiles. First comes the one to ask a link for, unless the person chooses another. */
  readonly profiles: readonly Profile[];
}

export type Target =
  | ({ readonly type: 'found' } & FoundTarget)
  | { readonly type: 'unknown' }
  | { readonly type: 'failed'; readonly failure: Failure };

/** The connection with this id, and its profiles. `undefined` until the configuration has been read. */
export function useTarget(connectionId: string): Target | undefined {
  return useLive(() => readTarget(connectionId), [onConfigurationChanged], [connectionId]);
}

async function readTarget(connectionId: string): Promise<Target> {
  const stored = await getConfiguration();
  if (!stored.ok) return { type: 'failed', failure: { code: 'configuration-unreadable' } };
  const { connections, profiles, defaultProfile } = stored.configuration;
  const connection = connections.find(({ id }) => id === connectionId);
  if (!connection) return { type: 'unknown' };
  const own = profiles.filter(profile => profile.connection === connectionId);
  const first = own.filter(({ id }) => id === defaultProfile);
  return { type: 'found', connection, profiles: [...first, ...own.filter(({ id }) => id !== defaultProfile)] };
}
