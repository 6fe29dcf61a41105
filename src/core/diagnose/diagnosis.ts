import * as v from 'valibot';
import type { Connection } from '../configuration/connection';
import type { Profile } from '../configuration/profile';
import { failureSchema } from '../failure/launch-outcome';

/** What a diagnosis checks, in this order; each needs the ones before it. */
export const diagnosisSteps = [
  'hosts',
  'network',
  'clock',
  'discovery',
  'sign-in',
  'identity',
  'credentials',
  'presign',
] as const;
export type DiagnosisStep = (typeof diagnosisSteps)[number];

/** `skipped`: an earlier step failed, or there was nothing to check. `interrupted`: the worker was stopped. */
const stepStates = ['waiting', 'running', 'passed', 'failed', 'skipped', 'interrupted'] as const;
export type StepState = (typeof stepStates)[number];

const stepResultSchema = v.object({
  step: v.picklist(diagnosisSteps),
  state: v.picklist(stepStates),
  /** How long the step took. */
  milliseconds: v.optional(v.number()),
  failure: v.optional(failureSchema),
});
export type StepResult = v.InferOutput<typeof stepResultSchema>;

export const diagnosisSchema = v.object({
  connectionId: v.string(),
  /** The profile that a link was asked for. */
  profileId: v.optional(v.string()),
  /** In milliseconds since 1970, like `endedAt`, which is set once the diagnosis is over. */
  startedAt: v.number(),
  endedAt: v.optional(v.number()),
  /** By how many seconds this computer's clock is ahead of the server's; less than 0 where it is behind. */
  clockSeconds: v.optional(v.number()),
  /** When the sign-in ends, in milliseconds since 1970. Set if nothing renews the sign-in without asking the person. */
  signInEndsAt: v.optional(v.number()),
  results: v.array(stepResultSchema),
});

/** The progress or result of a diagnosis. It is stored and shown, so it never contains a secret. */
export type Diagnosis = v.InferOutput<typeof diagnosisSchema>;

/** The target of a diagnosis: a connection, and one of its profiles, if there is any. */
export interface DiagnosisTarget {
  readonly connection: Connection;
  readonly profile?: Profile | undefined;
}

/**
 * A diagnosis before its first step. A connection for guests has no sign-in; without a profile there is no link to ask
 * for.
 */
export function planDiagnosis({ connection, profile }: DiagnosisTarget, startedAt: number): Diagnosis {
  const isLeftOut = (step: DiagnosisStep) =>
    (step === 'presign' && !profile) ||
    (connection.signIn.type === 'guest' && (step === 'discovery' || step === 'sign-in'));
  const steps = diagnosisSteps.filter(step => !isLeftOut(step));
  return {
    connectionId: connection.id,
    ...(profile && { profileId: profile.id }),
    startedAt,
    results: steps.map(step => ({ step, state: 'waiting' })),
  };
}

export function withResult(diagnosis: Diagnosis, result: StepResult): Diagnosis {
  return { ...diagnosis, results: diagnosis.results.map(last => (last.step === result.step ? result : last)) };
}

/**
 * Ends a diagnosis that is finished or whose worker was stopped. `endedAt` is in milliseconds since 1970.
 */
export function endDiagnosis(diagnosis: Diagnosis, endedAt: number): Diagnosis {
  const ends: Partial<Record<StepState, StepState>> = { waiting: 'skipped', running: 'interrupted' };
  const results = diagnosis.results.map(result => ({ ...result, state: ends[result.state] ?? result.state }));
  return { ...diagnosis, endedAt, results };
}

export function findResult({ results }: Diagnosis, ...states: readonly StepState[]): StepResult | undefined {
  return results.find(({ state }) => states.includes(state));
}
