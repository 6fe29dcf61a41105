import { useRef, useState } from 'preact/hooks';
import { onHostsChanged, readAllowed } from '../browser/api/host-permissions';
import { getWindowId } from '../browser/api/pages';
import { type FirstRows, findFirstRows, keepFirstRows } from '../browser/launch/first-rows';
import { type LaunchFacts, readSession } from '../browser/launch/launch-facts';
import { getMissingHosts } from '../browser/launch/missing-hosts';
import { getRecentLaunches, type RecentLaunch } from '../browser/launch/recent-launches';
import { onConfigurationChanged, readShown, type ShownConfiguration } from '../browser/store/configuration-store';
import { onProvidersDiscovered } from '../browser/store/session-items';
import { type Configuration, emptyConfiguration } from '../core/configuration/configuration';
import { afterPaint } from '../ui/after-paint';
import { useLive } from '../ui/use-live';

export interface PopupData {
  /** `undefined` if the stored configuration cannot be read. */
  readonly configuration: Configuration | undefined;
  /** Whether the configuration is whole. At first it may have only the rows that come first. */
  readonly isWhole: boolean;
  /** The ids of profiles that the person cannot change. */
  readonly locked: readonly string[];
  /** How many profiles and connections there are in the whole configuration. */
  readonly total: FirstRows['total'];
  readonly windowId: number | undefined;
  /** The hosts to ask for, by profile id. Looked up in advance: a click must ask for hosts before any await. */
  readonly hosts: ReadonlyMap<string, readonly string[]>;
  /** The latest first. */
  readonly recent: readonly RecentLaunch[];
}

/**
 * The data that the popup shows: `undefined` until they have been read, then kept up to date. The first rows are painted
 * before all profiles are read.
 */
export function usePopupData(): PopupData | undefined {
  const [first, setFirst] = useState<PopupData>();
  const painted = useRef<Promise<void>>(undefined);
  const load = async () => {
    painted.current ??= loadFirstRows().then(async data => {
      setFirst(data);
      if (data) await afterPaint();
    });
    await painted.current;
    return await loadPopupData();
  };
  return useLive(load, [onConfigurationChanged, onHostsChanged, onProvidersDiscovered], []) ?? first;
}

async function loadFirstRows(): Promise<PopupData | undefined> {
  const [known, recent] = await Promise.all([readKnown(), readRecent()]);
  const rows = findFirstRows(known.session, idsOf(recent));
  if (!rows) return undefined;
  const { profiles, connections, total, locked } = rows;
  const configuration = { ...emptyConfiguration, profiles, connections };
  return {
    ...{ configuration, isWhole: false, locked, total, recent, windowId: known.windowId },
    hosts: await loadHosts(configuration, known),
  };
}

async function loadPopupData(): Promise<PopupData> {
  // All at once: the list is painted as soon as the slowest of these is there.
  const [shown, known, recent] = await Promise.all([findShown(), readKnown(), readRecent()]);
  const { configuration, locked = [] } = shown ?? {};
  const { profiles, connections } = configuration ?? emptyConfiguration;
  if (shown) void keepFirstRows(shown, idsOf(recent)).catch(() => undefined);
  return {
    ...{ configuration, isWhole: true, locked, recent, windowId: known.windowId },
    total: { profiles: profiles.length, connections: connections.length },
    hosts: configuration ? await loadHosts(configuration, known) : new Map(),
  };
}

interface Known extends Pick<LaunchFacts, 'session' | 'allowed'> {
  readonly windowId: number | undefined;
}

async function readKnown(): Promise<Known> {
  const [windowId, session, allowed] = await Promise.all([getWindowId(), readSession(), readAllowed()]);
  return { windowId, session, allowed };
}

const readRecent = () => getRecentLaunches().catch(() => []);

const idsOf = (recent: readonly RecentLaunch[]) => recent.map(({ profileId }) => profileId);

/** Does not use the code that saves, because the popup would have to load that code, too. */
async function findShown(): Promise<ShownConfiguration | undefined> {
  return await readShown().catch(() => undefined);
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
