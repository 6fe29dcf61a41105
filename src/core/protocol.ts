import * as v from 'valibot';
import type { ResolvedTemplate } from './configuration/claim-template';
import { idSchema } from './configuration/connection';
import { maximumTemplateLength } from './configuration/templates';
import type { LaunchOutcome } from './failure/launch-outcome';
import { askSchema } from './launch/ask';
import type { SignInOutcome } from './sign-in/sign-in-outcome';
import type { SignedInPerson } from './sign-in/signed-in-person';

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

/** What names become for the person who is signed in, in the order in which they were asked. */
export interface ResolvedNames {
  readonly person: string;
  readonly names: readonly ResolvedTemplate[];
}

const nothingSchema = v.object({});

/** What a page can ask of the background, and how the background parses each request. */
export const requestSchemas = {
  /** The same ask may come again: it begins one launch at most. */
  launch: askSchema,
  signIn: connectionRequestSchema,
  signOut: connectionRequestSchema,
  findSignedIn: connectionRequestSchema,
  findResolvedNames: namesRequestSchema,
  diagnose: diagnosisRequestSchema,
  checkSharedFiles: nothingSchema,
  /** Answered at once: whatever was sent before it has arrived. */
  knock: nothingSchema,
};

/** What each of them is answered. */
interface Answers {
  launch: LaunchOutcome;
  signIn: SignInOutcome;
  signOut: SignInOutcome;
  findSignedIn: SignedInPerson | undefined;
  /** Nothing where nobody is signed in. */
  findResolvedNames: ResolvedNames | undefined;
  /** Answered when it is over; what it finds is stored meanwhile (browser/launch/diagnoses.ts). */
  diagnose: unknown;
  /** Answered when every shared file has been asked for; what came of it is stored (browser/store/shared-files.ts). */
  checkSharedFiles: unknown;
  knock: unknown;
}

export type MessageType = keyof typeof requestSchemas;
export type RequestOf<K extends MessageType> = v.InferOutput<(typeof requestSchemas)[K]>;
export type AnswerTo<K extends MessageType> = Answers[K];

/** Who answers them. */
export type Protocol = { readonly [K in MessageType]: (request: RequestOf<K>) => Promise<AnswerTo<K>> };
