import * as v from 'valibot';
import { idSchema } from './connection';
import { openInValues } from './profile';

export const launchRequestSchema = v.object({
  profileId: idSchema,
  /** The browser window that asked, so that the tab opens there. */
  windowId: v.optional(v.pipe(v.number(), v.integer())),
  /** Where it opens this time, whatever the profile says. */
  openIn: v.optional(v.picklist(openInValues)),
});

/** What every trigger asks for. */
export type LaunchRequest = v.InferOutput<typeof launchRequestSchema>;
