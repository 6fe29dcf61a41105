import { onHostsChanged, readAllowed } from '../browser/api/host-permissions';
import { getWindowId } from '../browser/api/pages';
import { type LaunchFacts, readSession } from '../browser/launch/launch-facts';
import { getMissingHosts } from '../browser/launch/missing-hosts';
import { getRecentLaunches, type RecentLaunch } from '../browser/launch/recent-launches';
import { onConfigurationChanged, readConfiguration } from '../browser/store/configuration-store';
import { onProvidersDiscovered } from '../browser/store/session-items';
import type { Configuration } from '../core/configuration/configuration';
import { useLive } from '../ui/use-live';

export interface PopupData {
  /** `undefined` if the stored configuration cannot be read. */
  readonly configuration: Configuration | undefined;
  readonly windowId: number | undefined;
  /** The hosts to ask for, by profile id. Looked up in advance: a click must ask for hosts before any await. */
  readonly hosts: ReadonlyMap<string, readonly string[]>;
  /** The latest first. */
  readonly recent: readonly RecentLaunch[];
}

/** The data that the popup shows: `undefined` until they have been read, then kept up to date. */
export function usePopupData(): PopupData | undefined {
  return useLive(loadPopupData, [onConfigurationChanged, onHostsChanged, onProvidersDiscovered], []);
}

async function loadPopupData(): Promise<PopupData> {
  // All at once: the list is painted as soon as the slowest of these is there.
  const [configuration, windowId, recent, session, allowed] = await Promise.all([
    findConfiguration(),
    getWindowId(),
    getRecentLaunches().catch(() => []),
    readSession(),
    readAllowed(),
  ]);
  const hosts = configuration ? await loadHosts(configuration, { session, allowed }) : new Map();
  return { configuration, windowId, recent, hosts };
}

/** Does not use the code that saves, because the popup would have to load that code, too. */
async function findConfiguration(): Promise<Configuration | undefined> {
  return await readConfiguration().catch(() => undefined);
}

async function loadHosts(
  { connections, profiles }: Configuration,
  known: Pick<LaunchFacts, 'session' | 'allowed'>,
): Promise<Map<string, string[]>> {
  const byId = new Map(connections.map(connection => [connection.id, connection]));
  const loaded = new Map<string, Promise<string[]>>();
  const entries = profiles.flatMap(profile => {
    const connection = byId.get(profile.connection);
    if (!connection) return [];
    // Profiles of one connection, region and type share their hosts, so hundreds of profiles need few lookups.
    const key = [connection.id, profile.region, profile.type].join(' ');
    const hosts = loaded.get(key) ?? getMissingHosts(connection, profile, known);
    loaded.set(key, hosts);
    return [hosts.then(value => [profile.id, value] as const)];
  });
  return new Map(await Promise.all(entries));
}
