import * as v from 'valibot';
import { launchOutcomeSchema } from './launch-outcome';
import { launchRequestSchema } from './launch-request';
import type { MessageKey } from './message';

export const launchSteps = ['start', 'credentials', 'sign-in', 'presign', 'open'] as const;
export type LaunchStep = (typeof launchSteps)[number];

export const launchStateSchema = v.object({
  /** What makes it one launch, whoever asks (`flightOf`). */
  flight: v.string(),
  /** What was asked for first, so that it can be asked for again. */
  request: launchRequestSchema,
  /** When it began, in milliseconds since 1970. */
  startedAt: v.number(),
  /** The newest tab when it began. */
  newestTab: v.optional(v.number()),
  step: v.picklist(launchSteps),
  /** How it ended, and when, in milliseconds since 1970. */
  outcome: v.optional(launchOutcomeSchema),
  endedAt: v.optional(v.number()),
});

/** The latest launch of its kind: how far it is, or how it ended. Shown by the pages, also when they are opened again. */
export type LaunchState = v.InferOutput<typeof launchStateSchema>;

/** What the person reads while a launch is at a step. */
export const stepTexts: Readonly<Record<LaunchStep, MessageKey>> = {
  start: 'stepStart',
  credentials: 'stepCredentials',
  'sign-in': 'stepSignIn',
  presign: 'stepPresign',
  open: 'stepOpen',
};
