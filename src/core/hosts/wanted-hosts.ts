import type { Configuration } from '../configuration/configuration';
import type { Connection } from '../configuration/connection';
import type { Profile } from '../configuration/profile';
import { studioHostSuffixes } from './studio-host-suffixes';

/**
 * Match patterns of Studio's own hosts, to ask for along with the needed ones. They let the extension keep the signing
 * link out of the browser's history (browser/launch/ask-studio.ts). The first label is random, hence the wildcard. A
 * launch works without these hosts.
 */
export function studioHosts(connection: Connection, profile: Pick<Profile, 'region' | 'type'>): string[] {
  return studioHostSuffixes(profile.type, profile.region ?? connection.region).map(suffix => `https://*${suffix}/*`);
}

/** Studio's own hosts for all connections, those of their profiles included. */
export function allStudioHosts({ connections, profiles }: Pick<Configuration, 'connections' | 'profiles'>): string[] {
  const hosts = connections.flatMap(connection => {
    const own = profiles.filter(profile => profile.connection === connection.id);
    const kinds: readonly Pick<Profile, 'region' | 'type'>[] = [{ type: 'studio' }, ...launchKinds(own)];
    return kinds.flatMap(kind => studioHosts(connection, kind));
  });
  return [...new Set(hosts)];
}

/** The distinct (region, type) pairs of the profiles. Hundreds of profiles have only a handful of pairs. */
export function launchKinds(profiles: readonly Profile[]): Pick<Profile, 'region' | 'type'>[] {
  return [...new Map(profiles.map(({ region, type }) => [`${region} ${type}`, { region, type }])).values()];
}

/** Match pattern of an address's host. */
export function hostOf(address: string): string {
  return `https://${new URL(address).hostname}/*`;
}

/** The host name in a match pattern: `api.sagemaker.us-east-1.amazonaws.com` of `https://api.…/*`. */
export function hostName(matchPattern: string): string {
  return matchPattern.replace(/^https:\/\//, '').replace(/\/\*$/, '');
}
