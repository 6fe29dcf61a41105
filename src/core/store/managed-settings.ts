import * as v from 'valibot';
import { sharedFileAddressSchema } from '../configuration/connection';

/** The settings of a policy. If the policy does not name a setting, the person decides. */
export const managedSettingsSchema = v.object({
  /** Whether connections and profiles are carried to other computers. */
  sync: v.optional(v.boolean()),
  /** Whether launch links from outside the extension are accepted. */
  links: v.optional(v.boolean()),
  /** `false`: the configuration cannot be exported. */
  export: v.optional(v.boolean()),
  /** `false`: the last launches are not remembered. */
  history: v.optional(v.boolean()),
  /** `true`: nothing but the policy's own connections can be added or launched. */
  allowedConnectionsOnly: v.optional(v.boolean()),
  /** The address of a file with more connections and profiles. It overrides the person's choice. */
  sharedFile: v.optional(sharedFileAddressSchema),
  /** `false`: changes in that file are applied at once, without asking the person. */
  sharedFileReview: v.optional(v.boolean()),
});

export const settledSchema = v.object({
  ...managedSettingsSchema.entries,
  sharedFile: v.optional(v.nullable(sharedFileAddressSchema)),
});

/**
 * `sharedFile` is `null` if the policy's address cannot be read. Then the person's own address does not count, either.
 */
export type ManagedSettings = v.InferOutput<typeof settledSchema>;

/**
 * The values of settings that the policy names with an unreadable value (a text, nothing). They are restrictive, since
 * a restriction may have been meant: nothing leaves this computer, and nothing comes in unseen.
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
