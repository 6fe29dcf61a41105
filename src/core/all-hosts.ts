import type { Configuration } from './configuration';
import { neededHosts } from './hosts';
import { launchKinds, studioHosts } from './wanted-hosts';

// Apart from wanted-hosts.ts: the popup does not need it.

/** Match patterns of every host that a configuration names. */
export function allHosts({ connections, profiles }: Pick<Configuration, 'connections' | 'profiles'>): string[] {
  const hosts = connections.flatMap(connection => {
    const own = launchKinds(profiles.filter(profile => profile.connection === connection.id));
    const sts = connection.endpoints?.sts;
    return [
      ...neededHosts(connection),
      // No launch calls it until somebody chooses the basic flow.
      ...(sts === undefined ? [] : [`https://${new URL(sts).hostname}/*`]),
      ...own.flatMap(profile => [...neededHosts(connection, profile), ...studioHosts(connection, profile)]),
    ];
  });
  return [...new Set(hosts)];
}
