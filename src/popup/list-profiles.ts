import type { Configuration } from '../core/configuration/configuration';
import type { Connection } from '../core/configuration/connection';
import { orderProfiles } from '../core/configuration/order-profiles';
import type { Profile } from '../core/configuration/profile';
import { findDomainsOfMany } from '../core/search/describe-row';
import type { SearchResult } from '../core/search/search-profiles';

/** Fewer profiles are all in sight, so headings would only take room. */
const leastForSections = 7;
const numberedProfiles = 9;

/** A profile as the list shows it. */
export interface ListedProfile {
  readonly match: SearchResult;
  readonly connection: Connection | undefined;
  /** The connection's name, where there are several connections. */
  readonly connectionName: string | undefined;
  /** The digit that launches the profile with Ctrl in the popup, and with Alt+Shift everywhere. */
  readonly number: number | undefined;
  /** Whether the policy or a shared file has the profile, so that the person cannot change it. */
  readonly isLocked: boolean;
  /** The domains whose users are told apart (`describeRow`). */
  readonly withUsers: ReadonlySet<string>;
}

/** A part of the list. */
export interface Section {
  readonly key: 'pinned' | 'recent' | 'all';
  readonly matches: readonly SearchResult[];
}

interface Known {
  readonly configuration: Configuration;
  readonly locked: readonly string[];
  readonly hasSeveralConnections: boolean;
}

/** Looks up what the rows show, once for all searches. */
export function createLister({ configuration, locked, hasSeveralConnections }: Known) {
  const { connections, profiles } = configuration;
  const byId = new Map(connections.map(connection => [connection.id, connection]));
  const numbered = orderProfiles(profiles, []).slice(0, numberedProfiles);
  const numbers = new Map(numbered.map(({ id }, index) => [id, index + 1]));
  const withUsers = findDomainsOfMany(profiles);
  const lockedIds = new Set(locked);
  return (match: SearchResult): ListedProfile => {
    const { id, connection: connectionId } = match.profile;
    const connection = byId.get(connectionId);
    return {
      ...{ match, connection, withUsers, isLocked: lockedIds.has(id), number: numbers.get(id) },
      connectionName: hasSeveralConnections ? connection?.name : undefined,
    };
  };
}

/** The profile with a number, wherever the list shows it. */
export function findNumbered({ profiles }: Configuration, number: number): Profile | undefined {
  return orderProfiles(profiles, [])[number - 1];
}

/** The list in parts: pinned profiles, those used lately, and the others. A search and a short list have one part. */
export function toSections(
  matches: readonly SearchResult[],
  recentIds: ReadonlySet<string>,
  isSearch: boolean,
): readonly Section[] {
  if (isSearch || matches.length < leastForSections) return [{ key: 'all', matches }];
  const isPinned = ({ profile }: SearchResult) => profile.pinned === true;
  const isRecent = (match: SearchResult) => !isPinned(match) && recentIds.has(match.profile.id);
  const sections: readonly Section[] = [
    { key: 'pinned', matches: matches.filter(isPinned) },
    { key: 'recent', matches: matches.filter(isRecent) },
    { key: 'all', matches: matches.filter(match => !isPinned(match) && !isRecent(match)) },
  ];
  return sections.filter(section => section.matches.length > 0);
}
