import * as v from 'valibot';
import type { ResolvedTemplate } from './configuration/claim-template';
import { idSchema } from './configuration/connection';
import { maximumTemplateLength } from './configuration/templates';
import type { LaunchOutcome } from './failure/launch-outcome';
import { askSchema } from './launch/ask';
import { waitRequestSchema } from './launch/wait';
import type { SignInOutcome } from './sign-in/sign-in-outcome';
import type { SignedInPerson } from './sign-in/signed-in-person';

export type { SignedInPerson };

export const connectionRequestSchema = v.object({ connectionId: idSchema });
export type ConnectionRequest = v.InferOutput<typeof connectionRequestSchema>;

export const profileRequestSchema = v.object({ profileId: idSchema });
export type ProfileRequest = v.InferOutput<typeof profileRequestSchema>;

export const diagnosisRequestSchema = v.object({
  connectionId: idSchema,
  /** A profile of the connection, to ask a link for. */
  profileId: v.optional(idSchema),
});
export type DiagnosisRequest = v.InferOutput<typeof diagnosisRequestSchema>;

export const namesRequestSchema = v.object({
  connectionId: idSchema,
  /** Names with templates, as in a profile. */
  names: v.pipe(v.array(v.pipe(v.string(), v.maxLength(maximumTemplateLength))), v.maxLength(2)),
});
export type NamesRequest = v.InferOutput<typeof namesRequestSchema>;

/** The resolved names for the person who is signed in, in the order of the request. */
export interface ResolvedNames {
  readonly person: string;
  readonly names: readonly ResolvedTemplate[];
}

/** The name of a task (browser/api/cancellation.ts). That of a launch holds its whole request. */
export const cancelRequestSchema = v.object({ name: v.pipe(v.string(), v.maxLength(100_000)) });

const nothingSchema = v.object({});

/** The requests that a page can send to the background, and the schema of each. */
export const requestSchemas = {
  /** The same ask may come again: it begins one launch at most. */
  launch: askSchema,
  /** Sent before the click, for the launch that is likely. */
  getReady: profileRequestSchema,
  signIn: connectionRequestSchema,
  signOut: connectionRequestSchema,
  findSignedIn: connectionRequestSchema,
  findResolvedNames: namesRequestSchema,
  diagnose: diagnosisRequestSchema,
  checkSharedFiles: nothingSchema,
  /** Answered at once: whatever was sent before it has arrived. */
  knock: nothingSchema,
  cancel: cancelRequestSchema,
  /** One step of a wait; the same one may come again. */
  advanceWait: waitRequestSchema,
};

/** The answer to each request. */
interface Answers {
  launch: LaunchOutcome;
  getReady: unknown;
  signIn: SignInOutcome;
  signOut: SignInOutcome;
  findSignedIn: SignedInPerson | undefined;
  /** `undefined` if nobody is signed in. */
  findResolvedNames: ResolvedNames | undefined;
  /** Answered when the diagnosis is over; its results are stored meanwhile (browser/launch/diagnoses.ts). */
  diagnose: unknown;
  /** Answered when every shared file has been checked; the results are stored (browser/store/shared-files.ts). */
  checkSharedFiles: unknown;
  knock: unknown;
  cancel: unknown;
  /** Answered when the step has been taken; how far the wait is, is stored (browser/spaces/waits.ts). */
  advanceWait: unknown;
}

export type MessageType = keyof typeof requestSchemas;
export type RequestOf<K extends MessageType> = v.InferOutput<(typeof requestSchemas)[K]>;
export type AnswerTo<K extends MessageType> = Answers[K];

/** The functions that answer the requests. */
export type Protocol = { readonly [K in MessageType]: (request: RequestOf<K>) => Promise<AnswerTo<K>> };
