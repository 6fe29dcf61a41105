import * as v from 'valibot';
import { sharedFileAddressSchema } from '../configuration/connection';

/** What a policy can decide. A setting that it does not name is the person's. */
export const managedSettingsSchema = v.object({
  /** Whether connections and profiles are carried to other computers. */
  sync: v.optional(v.boolean()),
  /** Whether launch links from elsewhere are taken. */
  links: v.optional(v.boolean()),
  /** `false`: the configuration cannot be exported. */
  export: v.optional(v.boolean()),
  /** `false`: the last launches are not remembered. */
  history: v.optional(v.boolean()),
  /** `true`: nothing but the policy's own connections can be added or launched. */
  allowedConnectionsOnly: v.optional(v.boolean()),
  /** Where more connections and profiles are fetched from, whatever the person has chosen. */
  sharedFile: v.optional(sharedFileAddressSchema),
  /** `false`: what that file has is applied as it comes; the person is not asked. */
  sharedFileReview: v.optional(v.boolean()),
});

export const settledSchema = v.object({
  ...managedSettingsSchema.entries,
  sharedFile: v.optional(v.nullable(sharedFileAddressSchema)),
});

/** `sharedFile` is `null` where the policy names one that cannot be read: then there is none, the person's neither. */
export type ManagedSettings = v.InferOutput<typeof settledSchema>;

/**
 * What a setting counts as where the policy names it and its value cannot be read (a text, nothing): as the restriction
 * that was meant, since nobody knows that it was not. Nothing leaves this computer, nothing comes in unseen.
 */
export const restrictions = {
  sync: false,
  links: false,
  export: false,
  history: false,
  allowedConnectionsOnly: true,
  sharedFile: null,
  sharedFileReview: true,
} as const satisfies Required<ManagedSettings>;
