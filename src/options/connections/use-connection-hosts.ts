import { findMissing, onHostsChanged } from '../../browser/api/host-permissions';
import { getNeededHosts } from '../../browser/launch/needed-hosts';
import { getRecentLaunches, recentLaunches } from '../../browser/launch/recent-launches';
import { onProviderDiscovered } from '../../browser/store/session-items';
import type { Configuration } from '../../core/configuration/configuration';
import type { Connection } from '../../core/configuration/connection';
import { launchKinds, studioHosts } from '../../core/hosts/wanted-hosts';
import { useLive } from '../../ui/use-live';
import { findOwnHosts } from './own-hosts';

export interface ConnectionHosts {
  /** All hosts that a connection and its profiles use. */
  readonly wanted: readonly string[];
  /** The wanted hosts that are not allowed yet. */
  readonly missing: readonly string[];
  /** The missing hosts that the sign-in or a profile that was launched lately needs. */
  readonly missingInUse: readonly string[];
  /** Whether a profile of the connection was launched lately. */
  readonly isLaunched: boolean;
  /** The wanted hosts that are allowed and that no other connection needs. */
  readonly revocable: readonly string[];
}

export const noHosts: ConnectionHosts = {
  wanted: [],
  missing: [],
  missingInUse: [],
  isLaunched: false,
  revocable: [],
};

/** The hosts of each connection, by its id. */
export function useConnectionHosts(configuration: Configuration): ReadonlyMap<string, ConnectionHosts> {
  const { connections } = configuration;
  const subscriptions = [
    onHostsChanged,
    recentLaunches.onChanged,
    ...connections.map(connection => (callback: () => void) => onProviderDiscovered(connection, callback)),
  ];
  return useLive(() => readHosts(configuration), subscriptions, [configuration]) ?? new Map();
}

async function readHosts({ connections, profiles }: Configuration): Promise<Map<string, ConnectionHosts>> {
  const launched = new Set((await getRecentLaunches().catch(() => [])).map(({ profileId }) => profileId));
  const wantedBy = await Promise.all(
    connections.map(async connection => {
      const own = profiles.filter(profile => profile.connection === connection.id);
      const inUse = own.filter(({ id }) => launched.has(id));
      return {
        id: connection.id,
        wanted: await getWantedHosts(connection, own),
        wantedInUse: await getWantedHosts(connection, inUse),
        isLaunched: inUse.length > 0,
      };
    }),
  );
  const hosts = wantedBy.map(async ({ id, wanted, wantedInUse, isLaunched }) => {
    const missing = await findMissing(wanted);
    const missingInUse = missing.filter(host => wantedInUse.includes(host));
    const others = wantedBy.filter(other => other.id !== id).map(other => other.wanted);
    const revocable = findOwnHosts(wanted, others).filter(host => !missing.includes(host));
    return [id, { wanted, missing, missingInUse, isLaunched, revocable }] as const;
  });
  return new Map(await Promise.all(hosts));
}

async function getWantedHosts(connection: Connection, profiles: Configuration['profiles']): Promise<string[]> {
  const kinds = launchKinds(profiles);
  const needed = await Promise.all([undefined, ...kinds].map(kind => getNeededHosts(connection, kind)));
  return [...new Set([...needed.flat(), ...kinds.flatMap(kind => studioHosts(connection, kind))])];
}
