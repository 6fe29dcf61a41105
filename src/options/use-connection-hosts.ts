import { findMissing, onHostsChanged } from '../browser/host-permissions';
import { getNeededHosts } from '../browser/needed-hosts';
import { onProviderDiscovered } from '../browser/session-items';
import type { Connection } from '../core/connection';
import type { Profile } from '../core/profile';
import { studioHosts } from '../core/wanted-hosts';
import { useLive } from '../ui/use-live';

export interface ConnectionHosts {
  readonly wanted: readonly string[];
  readonly missing: readonly string[];
}

/** The hosts of a connection and its profiles, and those of them that are not allowed yet. */
export function useConnectionHosts(connection: Connection, profiles: readonly Profile[]): ConnectionHosts {
  const read = async () => {
    const needed = await Promise.all([undefined, ...profiles].map(profile => getNeededHosts(connection, profile)));
    const wanted = [...new Set([...needed.flat(), ...profiles.flatMap(profile => studioHosts(connection, profile))])];
    return { wanted, missing: await findMissing(wanted) };
  };
  const subscriptions = [onHostsChanged, (callback: () => void) => onProviderDiscovered(connection, callback)];
  return useLive(read, subscriptions, [connection, profiles]) ?? { wanted: [], missing: [] };
}
