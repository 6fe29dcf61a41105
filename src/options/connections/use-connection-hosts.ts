import { findMissing, onHostsChanged } from '../../browser/api/host-permissions';
import { getNeededHosts } from '../../browser/launch/needed-hosts';
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
  /** The wanted hosts that are allowed and that no other connection needs. */
  readonly revocable: readonly string[];
}

export const noHosts: ConnectionHosts = { wanted: [], missing: [], revocable: [] };

/** The hosts of each connection, by its id. */
export function useConnectionHosts(configuration: Configuration): ReadonlyMap<string, ConnectionHosts> {
  const { connections } = configuration;
  const subscriptions = [
    onHostsChanged,
    ...connections.map(connection => (callback: () => void) => onProviderDiscovered(connection, callback)),
  ];
  return useLive(() => readHosts(configuration), subscriptions, [configuration]) ?? new Map();
}

async function readHosts({ connections, profiles }: Configuration): Promise<Map<string, ConnectionHosts>> {
  const wantedBy = await Promise.all(
    connections.map(async connection => ({
      id: connection.id,
      wanted: await getWantedHosts(
        connection,
        profiles.filter(profile => profile.connection === connection.id),
      ),
    })),
  );
  const hosts = wantedBy.map(async ({ id, wanted }) => {
    const missing = await findMissing(wanted);
    const others = wantedBy.filter(other => other.id !== id).map(other => other.wanted);
    const revocable = findOwnHosts(wanted, others).filter(host => !missing.includes(host));
    return [id, { wanted, missing, revocable }] as const;
  });
  return new Map(await Promise.all(hosts));
}

async function getWantedHosts(connection: Connection, profiles: Configuration['profiles']): Promise<string[]> {
  const kinds = launchKinds(profiles);
  const needed = await Promise.all([undefined, ...kinds].map(kind => getNeededHosts(connection, kind)));
  return [...new Set([...needed.flat(), ...kinds.flatMap(kind => studioHosts(connection, kind))])];
}
