import type { Failure } from '../failure/launch-outcome';
import type { LaunchRequest } from '../launch/launch-request';
import { type Message, type MessageKey, message } from '../words/message';

/** The changes to a launch request when the launch is tried again. */
export type RetryChanges = Pick<LaunchRequest, 'openIn' | 'anyway' | 'whenStopped'>;

export type Remedy =
  | { readonly type: 'allow-hosts'; readonly label: MessageKey; readonly hosts: readonly string[] }
  | { readonly type: 'allow-containers'; readonly label: MessageKey }
  | { readonly type: 'try-again'; readonly label: MessageKey; readonly changes?: RetryChanges }
  | { readonly type: 'sign-in-as-other'; readonly label: MessageKey }
  | { readonly type: 'open-options'; readonly label: MessageKey };

export interface Explanation {
  readonly title: Message;
  /** What happened and what to do about it, for the person in front of the screen. */
  readonly cause: Message;
  /** The cause in at most two lines of the popup, which shows the brief where the cause is longer. */
  readonly brief: Message;
  readonly remedy: Remedy;
  /** A second remedy. */
  readonly alternative?: Remedy;
  /** The redirect address, where an administrator has to register it. */
  readonly address?: string;
  /** AWS's list of quotas, and the name to search for there, if AWS told it. */
  readonly quota?: { readonly list: string; readonly name?: string };
  /** Lines for a ticket, so in English in every language. They contain nothing secret. */
  readonly details: readonly string[];
  /** The least IAM policy statement that would have allowed what AWS refused, as JSON for an administrator. */
  readonly statement?: string;
}

/** Explains the failures of one code. */
export type Explain = (failure: Failure, person: string | undefined) => Explained;

/** Without a brief, the popup refers to the details. */
export type Explained = Omit<Explanation, 'address' | 'details' | 'statement' | 'brief'> &
  Partial<Pick<Explanation, 'brief'>>;

/** What a person cannot mend alone. The details are for whoever can. */
export const forAdministrator = message('forAdministrator');

export const tryAgain: Remedy = { type: 'try-again', label: 'remedyTryAgain' };
/** Starts what is stopped, waits for it, and opens it. */
export const startAndOpen: Remedy = {
  type: 'try-again',
  label: 'remedyStartAndOpen',
  changes: { whenStopped: 'start' },
};
/** Opens Studio's own page of the space, where the app can be started. */
export const openStudioPage: Remedy = {
  type: 'try-again',
  label: 'remedyOpenStudioPage',
  changes: { whenStopped: 'studio' },
};
export const openOptions: Remedy = { type: 'open-options', label: 'remedyOpenOptions' };
export const signInAsOther: Remedy = { type: 'sign-in-as-other', label: 'remedySignInAsOther' };
