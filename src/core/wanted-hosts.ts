import type { Configuration } from './configuration';
import type { Connection } from './connection';
import { neededHosts } from './hosts';
import type { Profile } from './profile';
import { studioHostSuffixes } from './studio-host-suffixes';

/**
 * Match patterns to ask for along with the needed ones: where Studio itself is, so that the signing link can be kept
 * out of the browser's history (browser/signing-link.ts). The first label is random, hence the wildcard. A launch
 * works without them.
 */
export function studioHosts(connection: Connection, profile: Pick<Profile, 'region' | 'type'>): string[] {
  return studioHostSuffixes(profile.type, profile.region ?? connection.region).map(suffix => `https://*${suffix}/*`);
}

/** What of profiles their hosts depend on, each once: hundreds of profiles are a handful of kinds. */
export function launchKinds(profiles: readonly Profile[]): Pick<Profile, 'region' | 'type'>[] {
  return [...new Map(profiles.map(({ region, type }) => [`${region} ${type}`, { region, type }])).values()];
}

/** Match patterns of every host that a configuration names. */
export function allHosts({
  connections,
  profiles,
  settings,
}: Pick<Configuration, 'connections' | 'profiles' | 'settings'>): string[] {
  return unique([
    ...fileHosts(settings),
    ...connections.flatMap(connection => {
      const own = launchKinds(profiles.filter(profile => profile.connection === connection.id));
      const sts = connection.endpoints?.sts;
      return [
        ...neededHosts(connection),
        ...fileHosts(connection),
        // No launch calls it yet.
        ...(sts === undefined ? [] : [hostOf(sts)]),
        ...own.flatMap(profile => [...neededHosts(connection, profile), ...studioHosts(connection, profile)]),
      ];
    }),
  ]);
}

/** Match pattern of an address's host. */
export function hostOf(address: string): string {
  return `https://${new URL(address).hostname}/*`;
}

function fileHosts({ sharedFile }: { readonly sharedFile?: string | undefined } = {}): string[] {
  return sharedFile === undefined ? [] : [hostOf(sharedFile)];
}

/** The host name in a match pattern: `api.sagemaker.us-east-1.amazonaws.com` of `https://api.…/*`. */
export function hostName(matchPattern: string): string {
  return matchPattern.replace(/^https:\/\//, '').replace(/\/\*$/, '');
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
