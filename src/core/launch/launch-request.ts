import * as v from 'valibot';
import { idSchema } from '../configuration/connection';
import { openInValues, profileSchema } from '../configuration/profile';

export const launchRequestSchema = v.object({
  profileId: idSchema,
  /** What to launch instead of the stored profile: one in another app or space, or one that has not been saved. */
  profile: v.optional(profileSchema),
  /** The browser window that asked, so that the tab opens there. */
  windowId: v.optional(v.pipe(v.number(), v.integer())),
  /** The tab that is meant by `currentTab`; the active one of the window unless told. */
  tabId: v.optional(v.pipe(v.number(), v.integer())),
  /** Where it opens this time, whatever the profile says. */
  openIn: v.optional(v.picklist(openInValues)),
  /** Whether the person was told that another user profile of the domain is open, and wants this one all the same. */
  anyway: v.optional(v.boolean()),
});

/** What every trigger asks for. */
export type LaunchRequest = v.InferOutput<typeof launchRequestSchema>;

/** The id of a profile that is launched as it is in the editor, without being saved. */
export const triedProfileId = 'try-it';
/** The id of a profile that a link carried. */
export const linkedProfileId = 'from-a-link';

/** Whether a launch is of a profile that is stored, if only in another app or space. */
export function isOfStored({ profileId }: LaunchRequest): boolean {
  return profileId !== triedProfileId && profileId !== linkedProfileId;
}

/** What two requests have in common that are one launch: the profile, and what is launched instead of it. */
export function flightOf({ profileId, profile }: LaunchRequest): string {
  return profile ? `${profileId} ${JSON.stringify(profile)}` : profileId;
}
