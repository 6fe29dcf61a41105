import * as v from 'valibot';
import { atMostItems, boundedText, entryLimits, smallEntry } from '../words/entry-limits';
import { idSchema, nameSchema, regionSchema } from './connection';

export const openInValues = ['newTab', 'backgroundTab', 'currentTab', 'newWindow', 'privateWindow'] as const;
export const colors = ['grey', 'blue', 'red', 'yellow', 'green', 'pink', 'purple', 'cyan', 'orange'] as const;

const common = {
  id: idSchema,
  name: nameSchema,
  connection: idSchema,
  region: v.optional(regionSchema),
  sessionExpirationDurationInSeconds: v.optional(v.number()),
  openIn: v.optional(v.picklist(openInValues)),
  color: v.optional(v.picklist(colors)),
  /** By name: where the browser has containers (Firefox), its tabs open in that one; elsewhere it is kept, and ignored. */
  container: v.optional(nameSchema),
  keywords: v.optional(v.pipe(v.array(boundedText(entryLimits.keyword)), atMostItems(entryLimits.keywords))),
  /** Whether the tab that this profile opened is brought to the front, while it is there, instead of another launch. */
  switchToOpenTab: v.optional(v.boolean()),
  /** Shown before all others. */
  pinned: v.optional(v.boolean()),
};

// What AWS itself bounds (names, seconds) is only checked for its type and a far wider bound here: a profile with a bad
// value is kept, shown with what is wrong, and refused at launch with the field named (presign-input.ts), instead of being
// lost. What no typing error explains is set aside, or refused, with the member named.
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
export type OpenIn = (typeof openInValues)[number];
