import * as v from 'valibot';
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
  keywords: v.optional(v.array(v.pipe(v.string(), v.maxLength(100)))),
  /** Whether the tab that this profile opened is brought to the front, while it is there, instead of another launch. */
  switchToOpenTab: v.optional(v.boolean()),
  /** Shown before all others. */
  pinned: v.optional(v.boolean()),
};

// What AWS itself bounds (names, seconds) is only checked for its type here: a profile with a bad value is kept,
// shown with what is wrong, and refused at launch with the field named (presign-input.ts), instead of being lost.
const studioSchema = v.looseObject({
  ...common,
  type: v.literal('studio'),
  domainId: v.string(),
  userProfileName: v.string(),
  spaceName: v.optional(v.string()),
  landingUri: v.optional(v.string()),
  expiresInSeconds: v.optional(v.number()),
});

const notebookInstanceSchema = v.looseObject({
  ...common,
  type: v.literal('notebookInstance'),
  notebookInstanceName: v.string(),
  path: v.optional(v.pipe(v.string(), v.maxLength(1023))),
});

export const profileSchema = v.variant('type', [studioSchema, notebookInstanceSchema]);

/** A saved launch profile: one Studio or notebook instance, opened as one person, in one way. */
export type Profile = v.InferOutput<typeof profileSchema>;
export type StudioProfile = v.InferOutput<typeof studioSchema>;
export type NotebookInstanceProfile = v.InferOutput<typeof notebookInstanceSchema>;
export type OpenIn = (typeof openInValues)[number];
