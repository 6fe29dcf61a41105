import * as v from 'valibot';
import { launchOutcomeSchema } from '../failure/launch-outcome';
import type { MessageKey } from '../words/message';
import { launchRequestSchema } from './launch-request';

export const launchSteps = ['start', 'credentials', 'sign-in', 'presign', 'open'] as const;
export type LaunchStep = (typeof launchSteps)[number];

export const flightSchema = v.object({
  /** A random ID of this one launch. Launches are told apart by it, never by a clock. */
  id: v.string(),
  /** The key that all requests for the same launch share (`flightOf`). */
  key: v.string(),
  /** The request that began the launch, kept so that it can be repeated. */
  request: launchRequestSchema,
  /** The connection that the launch uses, once known. A sign-out from that connection ends the launch. */
  connectionId: v.optional(v.string()),
  /** What the launch was made from (`nameParts`), once known: after a change of that, its failure is no longer news. */
  madeFrom: v.optional(v.string()),
  /** Greater than the number of every earlier launch. */
  number: v.number(),
  /** The newest tab when the launch began. */
  newestTab: v.optional(v.number()),
  /** `open`: the browser has been asked for the tab. */
  step: v.picklist(launchSteps),
  /** How the launch ended; not set while the launch is under way. */
  outcome: v.optional(launchOutcomeSchema),
});

/** The latest launch with its key, and its progress or outcome. Pages show it, also after they are reopened. */
export type Flight = v.InferOutput<typeof flightSchema>;

/** What the person reads while a launch is at a step. */
export const stepTexts: Readonly<Record<LaunchStep, MessageKey>> = {
  start: 'stepStart',
  credentials: 'stepCredentials',
  'sign-in': 'stepSignIn',
  presign: 'stepPresign',
  open: 'stepOpen',
};
