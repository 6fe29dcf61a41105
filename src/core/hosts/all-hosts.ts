import type { Configuration } from '../configuration/configuration';
import { groupBy } from '../util/group-by';
import { neededHosts } from './hosts';
import { hostOf, launchKinds, studioHosts } from './wanted-hosts';

// Separate from wanted-hosts.ts, because the popup does not need this function.

/** Match patterns of every host that a configuration names. */
export function allHosts({
  connections,
  profiles,
  settings,
}: Pick<Configuration, 'connections' | 'profiles' | 'settings'>): string[] {
  const profilesOf = groupBy(profiles, ({ connection }) => connection);
  const hosts = connections.flatMap(connection => {
    const own = launchKinds(profilesOf.get(connection.id) ?? []);
    const sts = connection.endpoints?.sts;
    return [
      ...neededHosts(connection),
      ...fileHosts(connection),
      // No launch calls it until somebody chooses the basic flow.
      ...(sts === undefined ? [] : [hostOf(sts)]),
      ...own.flatMap(profile => [...neededHosts(connection, profile), ...studioHosts(connection, profile)]),
    ];
  });
  return [...new Set([...fileHosts(settings), ...hosts])];
}

function fileHosts({ sharedFile }: { readonly sharedFile?: string | undefined } = {}): string[] {
  return sharedFile === undefined ? [] : [hostOf(sharedFile)];
}
