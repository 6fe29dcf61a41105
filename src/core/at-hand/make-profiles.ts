import type { CliProfile } from '../cli/cli-input';
import type { Configuration } from '../configuration/configuration';
import type { Connection } from '../configuration/connection';
import type { Profile } from '../configuration/profile';
import { uniqueIdAmong } from '../configuration/unique-id';
import { kindOf, profileTypes, withKind } from '../kinds/kinds';
import { placeKey } from './find-targets';
import { nameTargets } from './name-targets';
import type { Target } from './target';

/** What a person has filled in for all targets that lack it, by the names of fields. */
export type Answers = Readonly<Partial<Record<string, string>>>;

/** The required fields that targets lack, and how many do, in the order of the editor. */
export function findMissing(targets: readonly Target[]): [field: string, count: number][] {
  return profileTypes.flatMap(type => {
    const own = targets.filter(({ profile }) => profile.type === type);
    const counts = kindOf(type).required.map(
      field => [field, own.filter(target => lacks(target, field)).length] as const,
    );
    return counts.flatMap(([field, count]): [string, number][] => (count > 0 ? [[field, count]] : []));
  });
}

function lacks({ profile }: Target, field: string): boolean {
  return new Map<string, unknown>(Object.entries(profile)).get(field) === '';
}

/** The target with the answers in the place of what it lacks, and with a name, unless that is of what is lacking still. */
export function withAnswers(target: Target, answers: Answers): Target {
  const given = kindOf(target.profile.type).required.flatMap(field => {
    const answer = answers[field]?.trim();
    return answer && lacks(target, field) ? [[field, answer] as const] : [];
  });
  const profile = given.length === 0 ? target.profile : { ...target.profile, ...Object.fromEntries(given) };
  const unnamed = { ...profile, id: 'new', name: '', connection: '' };
  return { ...target, profile, name: target.name || withKind(unnamed, (kind, own) => kind.suggestedName(own)) };
}

/** A profile without the region if that is its connection's own. */
export function inRegionOf(profile: CliProfile, connection: Connection | undefined): CliProfile {
  return profile.region === connection?.region ? { ...profile, region: undefined } : profile;
}

/** The profiles that targets become in a connection, with names and ids that none of the configuration has. */
export function makeProfiles(targets: readonly Target[], connection: Connection, current: Configuration): Profile[] {
  const taken = new Set(current.profiles.map(({ id }) => id));
  const names = nameTargets(
    targets,
    current.profiles.map(({ name }) => name),
  );
  return targets.map(({ profile }, index) => {
    const name = names[index] ?? '';
    const id = uniqueIdAmong(name, taken);
    taken.add(id);
    return { ...inRegionOf(profile, connection), id, name, connection: connection.id };
  });
}

/** Finds the profile that already opens what a target names. */
export type FindKnown = (target: Target, connection?: Connection) => Profile | undefined;

/** Each profile is looked at once. Without a connection, a profile of any counts. */
export function indexKnown({ connections, profiles }: Configuration): FindKnown {
  const regions = new Map(connections.map(({ id, region }) => [id, region]));
  const known = new Map(
    profiles.map(profile => {
      const region = profile.region ?? regions.get(profile.connection);
      return [`${profile.connection} ${placeKey(profile, region)}`, profile] as const;
    }),
  );
  return ({ profile }, connection) =>
    (connection ? [connection] : connections)
      .map(({ id, region }) => known.get(`${id} ${placeKey(profile, profile.region ?? region)}`))
      .find(found => found !== undefined);
}

/** The connection that targets can only be meant for: the only one, or the only one with their endpoint. */
export function findConnection(
  connections: readonly Connection[],
  endpoint: string | undefined,
): Connection | undefined {
  if (connections.length === 1) return connections[0];
  const [one, ...others] =
    endpoint === undefined ? [] : connections.filter(connection => hasEndpoint(connection, endpoint));
  return others.length === 0 ? one : undefined;
}

/** Whether a connection calls SageMaker at an endpoint, with or without the slash at its end. */
export function hasEndpoint({ endpoints }: Connection, endpoint: string): boolean {
  return endpoints?.sageMaker?.replace(/\/$/, '') === endpoint.replace(/\/$/, '');
}
