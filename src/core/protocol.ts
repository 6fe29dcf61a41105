import * as v from 'valibot';
import type { ResolvedTemplate } from './claim-template';
import { idSchema } from './connection';
import type { LaunchOutcome } from './launch-outcome';
import { type LaunchRequest, launchRequestSchema } from './launch-request';
import type { SignInOutcome } from './sign-in-outcome';
import type { SignedInPerson } from './signed-in-person';
import { maximumTemplateLength } from './templates';

export type { SignedInPerson };

export const connectionRequestSchema = v.object({ connectionId: idSchema });
export type ConnectionRequest = v.InferOutput<typeof connectionRequestSchema>;

export const diagnosisRequestSchema = v.object({
  connectionId: idSchema,
  /** A profile of the connection, to ask a link for. */
  profileId: v.optional(idSchema),
});
export type DiagnosisRequest = v.InferOutput<typeof diagnosisRequestSchema>;

export const namesRequestSchema = v.object({
  connectionId: idSchema,
  /** As a profile has them, with templates. */
  names: v.pipe(v.array(v.pipe(v.string(), v.maxLength(maximumTemplateLength))), v.maxLength(2)),
});
export type NamesRequest = v.InferOutput<typeof namesRequestSchema>;

export const checkRequestSchema = v.object({});
export type CheckRequest = v.InferOutput<typeof checkRequestSchema>;

/** What names become for the person who is signed in, in the order in which they were asked. */
export interface ResolvedNames {
  readonly person: string;
  readonly names: readonly ResolvedTemplate[];
}

/** What a page can ask of the background. Both sides use this map; the background parses what arrives all the same. */
export interface Protocol {
  launch(request: LaunchRequest): Promise<LaunchOutcome>;
  signIn(request: ConnectionRequest): Promise<SignInOutcome>;
  signOut(request: ConnectionRequest): Promise<SignInOutcome>;
  findSignedIn(request: ConnectionRequest): Promise<SignedInPerson | undefined>;
  /** Nothing where nobody is signed in. */
  findResolvedNames(request: NamesRequest): Promise<ResolvedNames | undefined>;
  /** Resolves when it is over; what it finds is stored meanwhile (browser/diagnoses.ts). */
  diagnose(request: DiagnosisRequest): Promise<void>;
  /** Resolves when every shared file has been asked for; what came of it is stored (browser/shared-files.ts). */
  checkSharedFiles(request: CheckRequest): Promise<void>;
}

/** How the background parses each message's request. */
export const requestSchemas = {
  launch: launchRequestSchema,
  signIn: connectionRequestSchema,
  signOut: connectionRequestSchema,
  findSignedIn: connectionRequestSchema,
  findResolvedNames: namesRequestSchema,
  diagnose: diagnosisRequestSchema,
  checkSharedFiles: checkRequestSchema,
} satisfies Record<
  keyof Protocol,
  v.GenericSchema<unknown, LaunchRequest | ConnectionRequest | NamesRequest | DiagnosisRequest | CheckRequest>
>;
