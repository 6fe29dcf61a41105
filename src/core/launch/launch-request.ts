import * as v from 'valibot';
import { idSchema } from '../configuration/connection';
import { openInValues, profileSchema, whenStoppedValues } from '../configuration/profile';

export const launchRequestSchema = v.object({
  profileId: idSchema,
  /** A profile to launch instead of the stored one: in another app or space, or not saved yet. */
  profile: v.optional(profileSchema),
  /** The browser window that asked, so that the tab opens there. */
  windowId: v.optional(v.pipe(v.number(), v.integer())),
  /** The tab that `currentTab` means; by default, the active tab of the window. */
  tabId: v.optional(v.pipe(v.number(), v.integer())),
  /** Overrides `openIn` of the profile for this launch. */
  openIn: v.optional(v.picklist(openInValues)),
  /** Whether the person knows that another user profile of the domain is open, and wants this one anyway. */
  anyway: v.optional(v.boolean()),
  /** Overrides `whenStopped` of the profile for this launch: the person has been asked. */
  whenStopped: v.optional(v.picklist(whenStoppedValues)),
  /** Whether what opens has just been started, so that Studio may still answer errors for some seconds. */
  isJustStarted: v.optional(v.literal(true)),
});

/** The request that every trigger makes. */
export type LaunchRequest = v.InferOutput<typeof launchRequestSchema>;

/** The id of a profile that is launched from the editor without being saved. */
export const triedProfileId = 'try-it';
/** The id of a profile that a link carried. */
export const linkedProfileId = 'from-a-link';

/** Whether a launch is of a stored profile, even if in another app or space. */
export function isOfStored({ profileId }: LaunchRequest): boolean {
  return profileId !== triedProfileId && profileId !== linkedProfileId;
}

/** The key of a launch. Requests with the same profile, and the same replacement for it, have the same key. */
export function flightOf({ profileId, profile }: LaunchRequest): string {
  return profile ? `${profileId} ${JSON.stringify(profile)}` : profileId;
}
