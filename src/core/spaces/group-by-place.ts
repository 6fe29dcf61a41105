import type { Profile } from '../configuration/profile';
import { withKind } from '../kinds/kinds';
import type { StateCall } from '../kinds/state-call';
import { groupBy } from '../util/group-by';

/** Profiles of one connection whose states are asked for together. */
export interface PlaceOfStates {
  readonly connectionId: string;
  readonly profileIds: readonly string[];
}

/** The call for the state of what a profile opens, with names that may still be templates. `undefined` if it has none. */
export function findStateCall(profile: Profile): StateCall | undefined {
  return withKind(profile, (kind, own) => kind.stateCall(own));
}

/** The profiles that open something that can be stopped, by domains and by regions of notebook instances, in their order. */
export function groupByPlace(profiles: readonly Profile[]): PlaceOfStates[] {
  const startable = profiles.filter(profile => findStateCall(profile) !== undefined);
  return [...groupBy(startable, placeOf).values()].flatMap(group => {
    const [first] = group;
    return first ? [{ connectionId: first.connection, profileIds: group.map(({ id }) => id) }] : [];
  });
}

function placeOf(profile: Profile): string {
  const { connection, region } = profile;
  const call = findStateCall(profile);
  return JSON.stringify([connection, region, call?.operation === 'DescribeApp' ? call.input.DomainId : undefined]);
}
