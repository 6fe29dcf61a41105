import * as v from 'valibot';
import { atMostItems, boundedText, entryLimits, smallEntry } from '../words/entry-limits';
import { idSchema, nameSchema, regionSchema } from './connection';

export const openInValues = ['newTab', 'backgroundTab', 'currentTab', 'newWindow', 'privateWindow'] as const;
export const colors = ['grey', 'blue', 'red', 'yellow', 'green', 'pink', 'purple', 'cyan', 'orange'] as const;

/** What to do if the app or notebook instance that a profile opens is not running. `studio`: open its page in Studio. */
export const whenStoppedValues = ['ask', 'start', 'studio'] as const;
export const usualWhenStopped = 'ask';

const common = {
  id: idSchema,
  name: nameSchema,
  connection: idSchema,
  region: v.optional(regionSchema),
  sessionExpirationDurationInSeconds: v.optional(v.number()),
  openIn: v.optional(v.picklist(openInValues)),
  color: v.optional(v.picklist(colors)),
  /**
   * The name of the container for the profile's tabs (Firefox). Browsers without containers keep the name and ignore
   * it.
   */
  container: v.optional(nameSchema),
  keywords: v.optional(v.pipe(v.array(boundedText(entryLimits.keyword)), atMostItems(entryLimits.keywords))),
  /**
   * Whether to bring the tab that this profile opened to the front, if that tab still exists, instead of a new launch.
   */
  switchToOpenTab: v.optional(v.boolean()),
  whenStopped: v.optional(v.picklist(whenStoppedValues)),
  /** Shown before all others. */
  pinned: v.optional(v.boolean()),
};

// Values that AWS bounds (names, seconds) are only checked for their type and a far wider bound here. A profile with a
// bad value is kept, shown with its problem, and refused at launch with the field named (presign-input.ts), instead of
// being lost. A value that no typing error explains is set aside, or refused, with the member named.
const awsName = boundedText(entryLimits.name);

/** The schema of each kind of target. All else about a kind is in `kinds`. */
export const profileSchemas = {
  studio: v.looseObject({
    ...common,
    type: v.literal('studio'),
    domainId: awsName,
    userProfileName: awsName,
    spaceName: v.optional(awsName),
    landingUri: v.optional(boundedText(entryLimits.landingUri)),
    expiresInSeconds: v.optional(v.number()),
    /** On what the app is started; where it is not set, on what it ran last. */
    instanceType: v.optional(awsName),
  }),
  notebookInstance: v.looseObject({
    ...common,
    type: v.literal('notebookInstance'),
    notebookInstanceName: awsName,
    path: v.optional(boundedText(1023)),
  }),
};

export const profileSchema = v.pipe(v.variant('type', Object.values(profileSchemas)), smallEntry());

/** A saved launch profile: one Studio or notebook instance, opened as one person, in one way. */
export type Profile = v.InferOutput<typeof profileSchema>;
export type ProfileType = Profile['type'];
/** The profiles of one kind. */
export type ProfileOf<T extends ProfileType> = v.InferOutput<(typeof profileSchemas)[T]>;
/** The members that only profiles of one kind have. */
export type OwnMember<T extends ProfileType> = Exclude<
  keyof (typeof profileSchemas)[T]['entries'] & string,
  keyof typeof common | 'type'
>;
export type StudioProfile = ProfileOf<'studio'>;
export type NotebookInstanceProfile = ProfileOf<'notebookInstance'>;
export type WhenStopped = (typeof whenStoppedValues)[number];
export type OpenIn = (typeof openInValues)[number];
