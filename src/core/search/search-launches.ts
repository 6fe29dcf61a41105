import type { Profile } from '../configuration/profile';
import { withKind } from '../kinds/kinds';
import { type OmniboxQuery, parseOmniboxText } from './omnibox-query';
import { type SearchIndex, type SearchResult, searchProfiles } from './search-profiles';

/** A launch that the typed text may mean. */
export interface FoundLaunch extends SearchResult {
  /** The profile to launch instead of the stored one, if another app or space was typed. */
  readonly changed: Profile | undefined;
}

/**
 * The launches that a text in the address bar may mean, the best first, at most `count`. If the last words name an app
 * or a space, the other words name profiles to open there. Profiles with the app in their own name come before them.
 */
export function searchLaunches(index: SearchIndex, text: string, count: number): FoundLaunch[] {
  const query = parseOmniboxText(text);
  if (!query.appWord && !query.spaceName) return searchProfiles(index, text, count).map(asStored);
  const { appWord } = query;
  const named = appWord === undefined ? [] : searchProfiles(index, `${query.search} ${appWord}`);
  return [
    ...named.filter(({ profile }) => profile.name.toLowerCase().includes(appWord ?? '')).map(asStored),
    ...searchProfiles(index, query.search, count).flatMap(result => {
      const changed = changeProfile(result.profile, query);
      return changed ? [{ ...result, changed: changed === result.profile ? undefined : changed }] : [];
    }),
  ]
    .filter(isFirstStored())
    .slice(0, count);
}

/**
 * The launch that Enter means: the profile with the id that a suggestion was completed to, or the best that is found.
 */
export function findEntered(index: SearchIndex, text: string): FoundLaunch | undefined {
  const query = parseOmniboxText(text);
  const profile = index.entries.find(entry => entry.profile.id === query.search)?.profile;
  const changed = profile && changeProfile(profile, query);
  if (!profile || !changed) return searchLaunches(index, text, 1)[0];
  return { profile, changed: changed === profile ? undefined : changed, nameMarks: [], detailMarks: [] };
}

/** The text to which a suggestion is completed. `findEntered` finds the same launch for this text. */
export function completeLaunch({ profile, changed }: FoundLaunch, text: string): string {
  const { appWord, spaceName } = parseOmniboxText(text);
  if (!changed) return profile.id;
  return [profile.id, appWord, spaceName && `@${spaceName}`].filter(Boolean).join(' ');
}

/** A profile in another app or space: unchanged if it opens there already, `undefined` if it cannot open there. */
export function changeProfile(profile: Profile, { app, spaceName }: OmniboxQuery): Profile | undefined {
  if (app === undefined && spaceName === undefined) return profile;
  return withKind(profile, (kind, own): Profile | undefined => kind.openElsewhere(own, { app, spaceName }));
}

function asStored(result: SearchResult): FoundLaunch {
  return { ...result, changed: undefined };
}

/** Keeps a stored profile once, and every launch in another app or space. */
function isFirstStored(): (launch: FoundLaunch) => boolean {
  const seen = new Set<Profile>();
  return ({ profile, changed }) => changed !== undefined || seen.size < seen.add(profile).size;
}
