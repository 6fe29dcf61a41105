import { type Profile, type ProfileOf, type ProfileType, profileSchemas } from '../configuration/profile';
import type { Kind, KindOf } from './kind';
import { notebookInstance } from './notebook-instance';
import { studio } from './studio';

/** Every kind of launch target. Whatever depends on the kind asks this table. */
const kinds = { studio, notebookInstance } satisfies { readonly [T in ProfileType]: KindOf<T> };

/** What to ask AWS for, in the form of one of its calls. */
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

/** The kind of most profiles: it is meant where nothing tells another. */
export const usualType: ProfileType = 'studio';

/** What is known of a kind without a profile of it. */
export function kindOf(type: ProfileType): Kind {
  return kinds[type];
}

/** Hands on a profile together with its kind, each as the other takes it. */
export function withKind<R>(
  profile: Profile,
  use: <T extends ProfileType>(kind: KindOf<T, PresignCall>, profile: ProfileOf<T>) => R,
): R {
  return byKind(profile, {
    studio: own => use<'studio'>(studio, own),
    notebookInstance: own => use<'notebookInstance'>(notebookInstance, own),
  });
}

/** Calls the one of several functions that is for a profile's kind. */
export function byKind<R>(profile: Profile, uses: { readonly [T in ProfileType]: (profile: ProfileOf<T>) => R }): R {
  switch (profile.type) {
    case 'studio':
      return uses.studio(profile);
    case 'notebookInstance':
      return uses.notebookInstance(profile);
  }
}

/** The kind that something is about: the one of which `isMeant` is true, the usual one only if it is true of no other. */
export function findType(isMeant: (type: ProfileType) => boolean): ProfileType {
  return profileTypes.find(type => type !== usualType && isMeant(type)) ?? usualType;
}

/** The fields of a kind that may take their text from claims of the sign-in. */
export function templateFieldsOf(type: ProfileType): readonly TemplateField[] {
  return kinds[type].templateFields;
}
