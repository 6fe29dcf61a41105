import { groupBy } from '../util/group-by';
import type { Configuration } from './configuration';
import type { Connection } from './connection';
import type { Profile } from './profile';

/** One change to the configuration document. */
export type Edit = (configuration: Configuration) => Configuration;

/** Replaces the profile with the same id in place. A profile with a new id goes behind `after`, or to the end. */
export function putProfile(profile: Profile, after?: string): Edit {
  return configuration => ({ ...configuration, profiles: putEntry(configuration.profiles, profile, after) });
}

export function putConnection(connection: Connection, after?: string): Edit {
  return configuration => ({ ...configuration, connections: putEntry(configuration.connections, connection, after) });
}

export function removeProfile(id: string): Edit {
  return configuration => withoutProfiles(configuration, profile => profile.id === id);
}

/** Removes a connection, and every profile that depends on it. */
export function removeConnection(id: string): Edit {
  return configuration => ({
    ...withoutProfiles(configuration, profile => profile.connection === id),
    connections: configuration.connections.filter(connection => connection.id !== id),
  });
}

/** Moves a profile to just before, or just behind, another one. */
export function moveProfile(id: string, side: 'before' | 'behind', targetId: string): Edit {
  return configuration => {
    const moved = configuration.profiles.find(profile => profile.id === id);
    const others = configuration.profiles.filter(profile => profile.id !== id);
    const target = others.findIndex(profile => profile.id === targetId);
    if (!moved || target < 0) return configuration;
    return { ...configuration, profiles: others.toSpliced(side === 'before' ? target : target + 1, 0, moved) };
  };
}

export function togglePinned(id: string): Edit {
  return configuration => ({
    ...configuration,
    profiles: configuration.profiles.map(profile => {
      if (profile.id !== id) return profile;
      const { pinned, ...rest } = profile;
      return pinned ? rest : { ...rest, pinned: true };
    }),
  });
}

/** Has a profile start what it opens at once, where that is not running. */
export function startAtOnce(id: string): Edit {
  return configuration => ({
    ...configuration,
    profiles: configuration.profiles.map(profile =>
      profile.id === id ? { ...profile, whenStopped: 'start' } : profile,
    ),
  });
}

/** Makes a profile the default. Without an id, no profile is the default. */
export function setDefaultProfile(id: string | undefined): Edit {
  return ({ defaultProfile: _, ...configuration }) =>
    id === undefined ? configuration : { ...configuration, defaultProfile: id };
}

/** Sets the address of the shared file. Without an address, there is no shared file. */
export function setSharedFile(address: string | undefined): Edit {
  return ({ settings, ...configuration }) => {
    const { sharedFile: _, ...others } = settings ?? {};
    const next = address === undefined ? others : { ...others, sharedFile: address };
    return Object.keys(next).length === 0 ? configuration : { ...configuration, settings: next };
  };
}

/** Restores deleted entries, each in its former place. Changes made since then stay as they are. */
export function restoreDeleted(before: Configuration, after: Configuration): Edit {
  return configuration => {
    const profiles = restoreEntries(configuration.profiles, before.profiles, after.profiles);
    const { defaultProfile = before.defaultProfile } = configuration;
    return setDefaultProfile(profiles.some(({ id }) => id === defaultProfile) ? defaultProfile : undefined)({
      ...configuration,
      connections: restoreEntries(configuration.connections, before.connections, after.connections),
      profiles,
    });
  };
}

function putEntry<T extends { readonly id: string }>(entries: readonly T[], entry: T, after?: string): T[] {
  if (entries.some(({ id }) => id === entry.id)) return entries.map(other => (other.id === entry.id ? entry : other));
  const previous = entries.findIndex(({ id }) => id === after);
  return entries.toSpliced(previous < 0 ? entries.length : previous + 1, 0, entry);
}

function withoutProfiles(configuration: Configuration, isRemoved: (profile: Profile) => boolean): Configuration {
  const profiles = configuration.profiles.filter(profile => !isRemoved(profile));
  const { defaultProfile } = configuration;
  return setDefaultProfile(profiles.some(({ id }) => id === defaultProfile) ? defaultProfile : undefined)({
    ...configuration,
    profiles,
  });
}

/** Each restored entry goes behind its nearest former predecessor that is still there. */
function restoreEntries<T extends { readonly id: string }>(
  entries: readonly T[],
  before: readonly T[],
  after: readonly T[],
): T[] {
  const present = new Set(entries.map(({ id }) => id));
  const kept = new Set(after.map(({ id }) => id));
  let previous: string | undefined;
  const lost = before.flatMap(entry => {
    if (present.has(entry.id)) previous = entry.id;
    return present.has(entry.id) || kept.has(entry.id) ? [] : [{ entry, previous }];
  });
  const byPrevious = groupBy(lost, ({ previous: id }) => id);
  const behind = (id: string | undefined) => (byPrevious.get(id) ?? []).map(({ entry }) => entry);
  return [...behind(undefined), ...entries.flatMap(entry => [entry, ...behind(entry.id)])];
}
