import * as v from 'valibot';
import { launchOutcomeSchema } from '../failure/launch-outcome';
import type { MessageKey } from '../words/message';
import { launchRequestSchema } from './launch-request';

export const launchSteps = ['start', 'credentials', 'sign-in', 'presign', 'open'] as const;
export type LaunchStep = (typeof launchSteps)[number];

export const flightSchema = v.object({
  /** Of this one launch, random: who is who is decided by it, and by no clock. */
  id: v.string(),
  /** What makes it one launch, whoever asks (`flightOf`). */
  key: v.string(),
  /** What was asked for first, so that it can be asked for again. */
  request: launchRequestSchema,
  /** The connection that it uses, once that is known: a sign-out ends it by this. */
  connectionId: v.optional(v.string()),
  /** Greater than that of every launch before it. */
  number: v.number(),
  /** The newest tab when it began. */
  newestTab: v.optional(v.number()),
  /** `open`: the browser has been asked for the tab. */
  step: v.picklist(launchSteps),
  /** How it ended; none while it is under way. */
  outcome: v.optional(launchOutcomeSchema),
});

/** The latest launch with its key: how far it is, or how it ended. Shown by the pages, also when they are opened again. */
export type Flight = v.InferOutput<typeof flightSchema>;

/** What the person reads while a launch is at a step. */
export const stepTexts: Readonly<Record<LaunchStep, MessageKey>> = {
  start: 'stepStart',
  credentials: 'stepCredentials',
  'sign-in': 'stepSignIn',
  presign: 'stepPresign',
  open: 'stepOpen',
};
