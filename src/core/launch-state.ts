import * as v from 'valibot';
import { launchOutcomeSchema } from './launch-outcome';

export const launchSteps = ['start', 'credentials', 'sign-in', 'presign', 'open'] as const;
export type LaunchStep = (typeof launchSteps)[number];

export const launchStateSchema = v.object({
  profileId: v.string(),
  /** When it began, in milliseconds since 1970. */
  startedAt: v.number(),
  step: v.picklist(launchSteps),
  /** How it ended, and when, in milliseconds since 1970. */
  outcome: v.optional(launchOutcomeSchema),
  endedAt: v.optional(v.number()),
});

/** The latest launch of a profile: how far it is, or how it ended. Shown by the popup, also when it is opened again. */
export type LaunchState = v.InferOutput<typeof launchStateSchema>;

/** What the person reads while a launch is at a step. */
export const stepTexts: Readonly<Record<LaunchStep, string>> = {
  start: 'Starting…',
  credentials: 'Getting credentials…',
  'sign-in': 'Waiting for you to sign in…',
  presign: 'Asking SageMaker for a link…',
  open: 'Opening Studio…',
};
