import type { Connection } from '../configuration/connection';
import type { Profile } from '../configuration/profile';

/** The profile and the connection of a launch, as they are stored. */
export interface LaunchParts {
  readonly profile: Profile;
  readonly connection: Connection;
}

/** The members that only people read: a launch goes the same way whatever they are. */
const shownMembers: readonly string[] = ['name', 'color', 'keywords', 'pinned'];

/**
 * Names what a launch is made from: the same text for the same profile and connection, in whatever order their members
 * were read, and another text after a change that a launch may notice.
 */
export function nameParts({ profile, connection }: LaunchParts): string {
  return JSON.stringify([withoutShown(profile), withoutShown(connection)], inOrder);
}

function withoutShown(entry: object): object {
  return Object.fromEntries(Object.entries(entry).filter(([member]) => !shownMembers.includes(member)));
}

function inOrder(_member: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
