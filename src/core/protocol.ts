import * as v from 'valibot';
import { awsConstraints } from './aws/aws-constraints';
import type { ResolvedTemplate } from './configuration/claim-template';
import { idSchema, regionSchema } from './configuration/connection';
import { maximumTemplateLength } from './configuration/templates';
import { listNames, tokenSchema } from './discovery/list-call';
import type { ModeAnswer, PageAnswer } from './discovery/walk';
import type { Failure, LaunchOutcome } from './failure/launch-outcome';
import { askSchema } from './launch/ask';
import { waitRequestSchema } from './launch/wait';
import type { SignInOutcome } from './sign-in/sign-in-outcome';
import type { SignedInPerson } from './sign-in/signed-in-person';
import type { KnownState } from './spaces/known-state';

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

/** The most profiles that a page asks about at once: more than are in view. */
const maximumInView = 50;

export const statesRequestSchema = v.object({
  connectionId: idSchema,
  /** Profiles of the connection, all in one domain, or all of notebook instances in one region. */
  profileIds: v.pipe(v.array(idSchema), v.maxLength(maximumInView)),
  /** The name of a Web Lock that the page holds for as long as it wants an answer. */
  lock: v.pipe(v.string(), v.maxLength(100)),
});
export type StatesRequest = v.InferOutput<typeof statesRequestSchema>;

/** What is known of the profiles that have been asked about. What is not among them is to be asked for once more. */
export interface FoundStates {
  readonly done: readonly string[];
  /** By the ids of the profiles. */
  readonly states: Readonly<Record<string, ShownState>>;
}

/** The state of what a profile opens, as a page shows it. */
export type ShownState = Omit<KnownState, 'target'>;

export const restartRequestSchema = v.object({
  profileId: idSchema,
  /** On what it is started again. */
  instanceType: v.pipe(v.string(), v.maxLength(64)),
  /** The browser window that asked. */
  windowId: v.optional(v.pipe(v.number(), v.integer())),
});
export type RestartRequest = v.InferOutput<typeof restartRequestSchema>;

/** The most names with templates that tell which user profile is the person's own. */
const maximumOwnNames = 20;

const discoveryEntries = {
  connectionId: idSchema,
  region: regionSchema,
  /** The name of a Web Lock that the page holds for as long as it wants an answer. */
  lock: v.pipe(v.string(), v.maxLength(100)),
};

export const pageRequestSchema = v.object({
  ...discoveryEntries,
  list: v.picklist(listNames),
  /** What AWS gave with the page before. */
  token: v.optional(tokenSchema),
  /** Names of user profiles with templates, as in profiles of the connection: the person's own is one of them. */
  names: v.pipe(v.array(v.pipe(v.string(), v.maxLength(maximumTemplateLength))), v.maxLength(maximumOwnNames)),
});
export type PageRequest = v.InferOutput<typeof pageRequestSchema>;

const domainIdSchema = v.pipe(
  v.string(),
  v.maxLength(awsConstraints.domainId.max),
  v.regex(awsConstraints.domainId.pattern),
);

export const domainModeRequestSchema = v.object({ ...discoveryEntries, domainId: domainIdSchema });
export type DomainModeRequest = v.InferOutput<typeof domainModeRequestSchema>;

export const domainTypesRequestSchema = v.object({ ...discoveryEntries, domainId: v.optional(domainIdSchema) });
export type DomainTypesRequest = v.InferOutput<typeof domainTypesRequestSchema>;

/** How a start or a stop ended: with a state, or with a failure. */
export type AppOutcome =
  | { readonly result: 'done'; readonly state: ShownState }
  | { readonly result: 'failed'; readonly failure: Failure };

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
  /** What of several profiles runs, for who looks at them. Nobody is asked to sign in. */
  findStates: statesRequestSchema,
  startApp: profileRequestSchema,
  stopApp: profileRequestSchema,
  restartApp: restartRequestSchema,
  findInstanceTypes: profileRequestSchema,
  /** A page of a list of what is in the account. Nobody is asked to sign in. */
  findPage: pageRequestSchema,
  findDomainMode: domainModeRequestSchema,
  findDomainTypes: domainTypesRequestSchema,
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
  findStates: FoundStates;
  /** Starts what is stopped, and opens nothing. */
  startApp: AppOutcome;
  stopApp: AppOutcome;
  /** Answered when a page waits for it. */
  restartApp: LaunchOutcome;
  /** The instance types that the profile's domain shows. */
  findInstanceTypes: readonly string[];
  findPage: PageAnswer;
  findDomainMode: ModeAnswer;
  /** The instance types that a domain shows. Nobody is asked to sign in. */
  findDomainTypes: readonly string[];
}

export type MessageType = keyof typeof requestSchemas;
export type RequestOf<K extends MessageType> = v.InferOutput<(typeof requestSchemas)[K]>;
export type AnswerTo<K extends MessageType> = Answers[K];

/** The functions that answer the requests. */
export type Protocol = { readonly [K in MessageType]: (request: RequestOf<K>) => Promise<AnswerTo<K>> };
