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

/** `skipped`: an earlier one failed, or nothing was there to check. `interrupted`: its worker was stopped. */
const stepStates = ['waiting', 'running', 'passed', 'failed', 'skipped', 'interrupted'] as const;
export type StepState = (typeof stepStates)[number];

const stepResultSchema = v.object({
  step: v.picklist(diagnosisSteps),
  state: v.picklist(stepStates),
  /** How long it took. */
  milliseconds: v.optional(v.number()),
  failure: v.optional(failureSchema),
});
export type StepResult = v.InferOutput<typeof stepResultSchema>;

export const diagnosisSchema = v.object({
  connectionId: v.string(),
  /** The profile that a link was asked for. */
  profileId: v.optional(v.string()),
  /** In milliseconds since 1970, like `endedAt`, which it has once nothing is under way any more. */
  startedAt: v.number(),
  endedAt: v.optional(v.number()),
  /** By how many seconds this computer's clock is ahead of the server's; less than 0 where it is behind. */
  clockSeconds: v.optional(v.number()),
  results: v.array(stepResultSchema),
});

/** How far a diagnosis is, or what it found. Nothing secret is ever in it: it is stored and shown. */
export type Diagnosis = v.InferOutput<typeof diagnosisSchema>;

/** What is diagnosed: a connection, and a profile of its own if it has one. */
export interface DiagnosisTarget {
  readonly connection: Connection;
  readonly profile?: Profile | undefined;
}

/** A diagnosis of which nothing has been done yet. Guests have nobody to sign in with; without a profile there is no link to ask for. */
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

/** A diagnosis that is over, whether it came to its end or its worker was stopped. `endedAt` in milliseconds since 1970. */
export function endDiagnosis(diagnosis: Diagnosis, endedAt: number): Diagnosis {
  const ends: Partial<Record<StepState, StepState>> = { waiting: 'skipped', running: 'interrupted' };
  const results = diagnosis.results.map(result => ({ ...result, state: ends[result.state] ?? result.state }));
  return { ...diagnosis, endedAt, results };
}

export function findResult({ results }: Diagnosis, ...states: readonly StepState[]): StepResult | undefined {
  return results.find(({ state }) => states.includes(state));
}
