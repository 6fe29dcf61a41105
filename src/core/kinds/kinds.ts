import { type Profile, type ProfileOf, type ProfileType, profileSchemas } from '../configuration/profile';
import type { Kind, KindOf } from './kind';
import { notebookInstance } from './notebook-instance';
import { studio } from './studio';

/** Every kind of launch target. All code that depends on the kind uses this table. */
const kinds = { studio, notebookInstance } satisfies { readonly [T in ProfileType]: KindOf<T> };

/** A call to AWS for a link, of any kind. */
export type PresignCall = ReturnType<(typeof kinds)[ProfileType]['call']>;

/** The members of profiles that may take their text from claims of the sign-in. */
export type TemplateField = (typeof kinds)[ProfileType]['templateFields'][number];

/** All kinds, in the order in which the editor offers them. */
export const profileTypes: readonly ProfileType[] = Object.values(profileSchemas).map(
  ({ entries }) => entries.type.literal,
);

/** The fields of all kinds that decide what opens, by their names in a launch link. */
export const linkMembers: Readonly<Record<string, string>> = Object.fromEntries(
  profileTypes.flatMap(type => Object.entries(kinds[type].linkMembers)),
);

/** The kind of most profiles, and the default if nothing points to another kind. */
export const usualType: ProfileType = 'studio';

/** The facts about a kind that need no profile. */
export function kindOf(type: ProfileType): Kind {
  return kinds[type];
}

/** Passes a profile and its kind to a function, with matching types. */
export function withKind<R>(
  profile: Profile,
  use: <T extends ProfileType>(kind: KindOf<T, PresignCall>, profile: ProfileOf<T>) => R,
): R {
  return byKind(profile, {
    studio: own => use<'studio'>(studio, own),
    notebookInstance: own => use<'notebookInstance'>(notebookInstance, own),
  });
}

/** Calls the function for a profile's kind. */
export function byKind<R>(profile: Profile, uses: { readonly [T in ProfileType]: (profile: ProfileOf<T>) => R }): R {
  switch (profile.type) {
    case 'studio':
      return uses.studio(profile);
    case 'notebookInstance':
      return uses.notebookInstance(profile);
  }
}

/**
 * The first kind for which `isMeant` is true, other than the usual kind. If there is none, the usual kind.
 */
export function findType(isMeant: (type: ProfileType) => boolean): ProfileType {
  return profileTypes.find(type => type !== usualType && isMeant(type)) ?? usualType;
}

/** The fields of a kind that may take their text from claims of the sign-in. */
export function templateFieldsOf(type: ProfileType): readonly TemplateField[] {
  return kinds[type].templateFields;
}
