import type { ConstrainedField } from '../aws/aws-constraints';
import type { Landing, LandingApp } from '../aws/landing-uri';
import type { OwnMember, ProfileOf, ProfileType } from '../configuration/profile';
import type { MessageKey, Words } from '../words/message';
import type { StateCall } from './state-call';

/** The facts about a kind of target that need no profile. */
export interface Kind {
  /** The name that people use. */
  readonly name: Words;
  /** The editor's label for each field that only this kind has. */
  readonly labels: Readonly<Partial<Record<string, MessageKey>>>;
  /** The fields without which AWS has nothing to open. One of them in a text tells the kind. */
  readonly required: readonly ConstrainedField[];
  /** The fields that may take their text from claims of the sign-in. */
  readonly templateFields: readonly ConstrainedField[];
  /**
   * The members of AWS's call in the order of the editor, required ones first, and the field that each is taken from.
   */
  readonly callMembers: Readonly<Record<string, ConstrainedField>>;
  /** The fields that decide what opens, by their names in a launch link. Two tabs that differ in none are the same. */
  readonly linkMembers: Readonly<Record<string, string>>;
  /** The AWS CLI's command for the call. */
  readonly cliCommand: string;
  /** The parameter of AWS's link that signs in. */
  readonly signingParameter: string;
  /** The word in the hosts of AWS's links that tells the kind (hosts/studio-host-suffixes.ts). */
  readonly hostWord: string;
}

/** All facts and functions of a kind of target. `C` is its call to AWS. */
export interface KindOf<T extends ProfileType, C extends Call = Call> extends Kind {
  readonly labels: Readonly<Record<OwnMember<T>, MessageKey>>;
  readonly required: readonly (ConstrainedField & OwnMember<T>)[];
  readonly templateFields: readonly (ConstrainedField & OwnMember<T>)[];
  readonly callMembers: Readonly<
    Record<keyof C['input'] & string, ConstrainedField & (OwnMember<T> | 'sessionExpirationDurationInSeconds')>
  >;
  readonly linkMembers: Readonly<Record<string, OwnMember<T>>>;
  /** The call to AWS. The profile's names are resolved, and its values are within AWS's bounds. */
  call(profile: ProfileOf<T>): C;
  /** The call for the state of what opens; `undefined` if the profile does not say which app that is. */
  stateCall(profile: ProfileOf<T>): StateCall | undefined;
  /** The profile with Studio's own page about what would open, where it can be started; `undefined` if there is none. */
  statePage(profile: ProfileOf<T>): ProfileOf<T> | undefined;
  /** The same profile with the shortest link lifetime that AWS allows. */
  withBriefLink(profile: ProfileOf<T>): ProfileOf<T>;
  /** The address to open: AWS's link, with the profile's landing place added if the call cannot name that place. */
  landingUrl(link: URL, profile: ProfileOf<T>): URL;
  /** What a profile opens, and as whom, the most telling part first. */
  descriptionParts(profile: ProfileOf<T>): readonly DescriptionPart[];
  /** Words to search for, in addition to the description. */
  searchWords(profile: ProfileOf<T>): string;
  /** A name for a profile that has none yet. */
  suggestedName(profile: ProfileOf<T>): string;
  /** The facts to show before a link opens the profile. */
  facts(profile: ProfileOf<T>): readonly Fact[];
  /** The app that opens; `undefined` if the kind has no choice of apps. */
  findApp(profile: ProfileOf<T>): Landing['app'] | undefined;
  /** The profile in another app or space; itself if it opens there, `undefined` if it cannot. */
  openElsewhere(profile: ProfileOf<T>, elsewhere: Elsewhere): ProfileOf<T> | undefined;
  /**
   * The domain in which a browser is signed in as one user profile at a time, and that user profile; `undefined` if the
   * kind has no such rule.
   */
  findSession(profile: ProfileOf<T>): Session | undefined;
}

/** A call to AWS for a link. Members that are `undefined` are not sent. */
export interface Call {
  readonly operation: string;
  readonly input: Readonly<Record<string, string | number | undefined>>;
}

export type Fact = readonly [label: MessageKey, value: string | undefined];

/** A name within a profile, and what it names. Names that are not set have no text. */
export type DescriptionPart = readonly [role: 'user' | 'domain' | 'place', text: string | undefined];

export interface Elsewhere {
  readonly app?: LandingApp | undefined;
  readonly spaceName?: string | undefined;
}

export interface Session {
  readonly domainId: string;
  readonly userProfileName: string;
}
