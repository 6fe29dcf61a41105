import { isConstrainedField } from './aws-constraints';
import { expectedValues } from './expected-values';
import { explainClaim } from './explain-claim';
import { explainContainer } from './explain-container';
import { explainPool } from './explain-pool';
import type { Failure, FailureCode } from './launch-outcome';
import type { LaunchRequest } from './launch-request';
import { type Message, type MessageKey, message, type Words } from './message';
import { hostName } from './wanted-hosts';

/** What is asked for otherwise when a launch is tried again. */
export type RetryChanges = Pick<LaunchRequest, 'openIn' | 'anyway'>;

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
  readonly remedy: Remedy;
  /** Another way out. */
  readonly alternative?: Remedy;
  /** For a ticket, so in English in every language: nothing secret. */
  readonly details: readonly string[];
  /** The least IAM policy statement that would have allowed what AWS refused, as JSON for an administrator. */
  readonly statement?: string;
}

const tryAgain: Remedy = { type: 'try-again', label: 'remedyTryAgain' };
const openOptions: Remedy = { type: 'open-options', label: 'remedyOpenOptions' };
const signInAsOther: Remedy = { type: 'sign-in-as-other', label: 'remedySignInAsOther' };

type Explain = (failure: Failure) => Omit<Explanation, 'details' | 'statement'>;

const explanations: Readonly<Record<FailureCode, Explain>> = {
  cancelled: () => ({ title: message('cancelledTitle'), cause: message('cancelledCause'), remedy: tryAgain }),
  'profile-missing': () => ({
    title: message('profileMissingTitle'),
    cause: message('profileMissingCause'),
    remedy: openOptions,
  }),
  'configuration-unreadable': () => ({
    title: message('configurationUnreadableTitle'),
    cause: message('configurationUnreadableCause'),
    remedy: openOptions,
  }),
  'not-allowed-by-policy': () => ({
    title: message('notAllowedTitle'),
    cause: message('notAllowedCause'),
    remedy: openOptions,
  }),
  'field-invalid': ({ field }) => ({
    title: message('fieldInvalidTitle', { field: field ?? message('someField') }),
    cause:
      field && isConstrainedField(field)
        ? message('fieldInvalidCause', { field, expected: expectedValues[field] })
        : message('fieldInvalidCauseUnknown'),
    remedy: openOptions,
  }),
  'claim-unusable': failure => ({ ...explainClaim(failure), remedy: openOptions }),
  'hosts-not-allowed': ({ hosts = [] }) => ({
    title: message('hostsNotAllowedTitle'),
    cause: message('hostsNotAllowedCause', { hosts: hosts.map(hostName).join(', ') }),
    remedy: { type: 'allow-hosts', label: 'remedyAllowHosts', hosts },
  }),
  'sign-in-cancelled': () => ({
    title: message('signInCancelledTitle'),
    cause: message('signInCancelledCause'),
    remedy: tryAgain,
  }),
  'sign-in-refused': ({ said }) => ({
    title: message('signInRefusedTitle'),
    cause: message('signInRefusedCause', { said: quoted(said) }),
    remedy: tryAgain,
  }),
  'sign-in-untrusted': ({ said }) => ({
    title: message('signInUntrustedTitle'),
    cause: message('signInUntrustedCause', { said: quoted(said) }),
    remedy: tryAgain,
  }),
  'sign-in-not-asked': ({ said }) => ({
    title: message('signInNotAskedTitle'),
    cause: message('signInNotAskedCause', { said: quoted(said) }),
    remedy: tryAgain,
  }),
  'provider-unreachable': () => ({
    title: message('providerUnreachableTitle'),
    cause: message('providerUnreachableCause'),
    remedy: tryAgain,
  }),
  'provider-unusable': ({ said }) => ({
    title: message('providerUnusableTitle'),
    cause: message('providerUnusableCause', { said: quoted(said) }),
    remedy: openOptions,
  }),
  'guest-refused': () => ({
    title: message('guestRefusedTitle'),
    cause: message('guestRefusedCause'),
    remedy: openOptions,
  }),
  'login-refused': ({ said }) => ({
    title: message('loginRefusedTitle'),
    cause: message('loginRefusedCause', { said: quoted(said) }),
    remedy: signInAsOther,
  }),
  'pool-missing': () => ({
    title: message('poolMissingTitle'),
    cause: message('poolMissingCause'),
    remedy: openOptions,
  }),
  'pool-misconfigured': failure => ({
    ...explainPool(failure, quoted(failure.said)),
    remedy: failure.field ? openOptions : tryAgain,
  }),
  'credentials-expired': () => ({
    title: message('credentialsExpiredTitle'),
    cause: message('credentialsExpiredCause'),
    remedy: signInAsOther,
  }),
  'access-denied': ({ action, resource }) => ({
    title: message('accessDeniedTitle'),
    cause: resource
      ? message('accessDeniedCauseOnResource', { action: action ?? message('someAction'), resource })
      : message('accessDeniedCause', { action: action ?? message('someAction') }),
    remedy: signInAsOther,
  }),
  'resource-missing': ({ field, said }) => ({
    title: field ? message('resourceMissingTitle', { field }) : message('resourceMissingTitleUnknown'),
    cause: message('resourceMissingCause', { field: field ?? message('someNames'), said: quoted(said) }),
    remedy: openOptions,
  }),
  'domain-needs-sso': () => ({
    title: message('domainNeedsSsoTitle'),
    cause: message('domainNeedsSsoCause'),
    remedy: openOptions,
  }),
  'request-refused': ({ said }) => ({
    title: message('requestRefusedTitle'),
    cause: message('requestRefusedCause', { said: quoted(said) }),
    remedy: openOptions,
  }),
  throttled: ({ retryAfterSeconds: seconds }) => ({
    title: message('throttledTitle'),
    cause: seconds === undefined ? message('throttledCause') : message('throttledCauseUntil', { seconds }),
    remedy: tryAgain,
  }),
  'clock-wrong': () => ({ title: message('clockWrongTitle'), cause: message('clockWrongCause'), remedy: tryAgain }),
  offline: () => ({ title: message('offlineTitle'), cause: message('offlineCause'), remedy: tryAgain }),
  'timed-out': () => ({ title: message('timedOutTitle'), cause: message('timedOutCause'), remedy: tryAgain }),
  'answer-unreadable': () => ({
    title: message('answerUnreadableTitle'),
    cause: message('answerUnreadableCause'),
    remedy: tryAgain,
  }),
  'aws-failed': ({ said, retryAfterSeconds: seconds }) => ({
    title: message('awsFailedTitle'),
    cause:
      seconds === undefined
        ? message('awsFailedCause', { said: quoted(said) })
        : message('awsFailedCauseUntil', { said: quoted(said), seconds }),
    remedy: tryAgain,
  }),
  'url-refused': ({ expected = 'https://….sagemaker.aws' }) => ({
    title: message('urlRefusedTitle'),
    cause: message('urlRefusedCause', { expected }),
    remedy: openOptions,
  }),
  'other-user-open': ({ openUser }) => ({
    title: message('otherUserOpenTitle'),
    cause: message('otherUserOpenCause', { user: openUser ?? message('someUser') }),
    remedy: { type: 'try-again', label: 'remedyOpenPrivately', changes: { openIn: 'privateWindow' } },
    alternative: { type: 'try-again', label: 'remedyOpenAnyway', changes: { anyway: true } },
  }),
  'container-unusable': explainContainer,
  'private-window-refused': () => ({
    title: message('privateWindowRefusedTitle'),
    cause: message('privateWindowRefusedCause'),
    remedy: tryAgain,
  }),
  'tab-not-opened': () => ({
    title: message('tabNotOpenedTitle'),
    cause: message('tabNotOpenedCause'),
    remedy: tryAgain,
  }),
  interrupted: () => ({ title: message('interruptedTitle'), cause: message('interruptedCause'), remedy: tryAgain }),
  unexpected: ({ said }) => ({
    title: message('unexpectedTitle'),
    cause: message('unexpectedCause', { said: quoted(said) }),
    remedy: tryAgain,
  }),
};

/** A failure in words: what happened, what to do, and the one thing that a button can do about it. */
export function explainFailure(failure: Failure): Explanation {
  const statement = statementFor(failure);
  return { ...explanations[failure.code](failure), details: detailsOf(failure), ...(statement && { statement }) };
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_statement.html */
function statementFor({ code, action, resource }: Failure): string | undefined {
  if (code !== 'access-denied' || !action || !resource) return undefined;
  return JSON.stringify({ Effect: 'Allow', Action: action, Resource: resource }, null, 2);
}

function detailsOf({ code, field, claim, operation, region, httpStatus, requestId, at }: Failure): string[] {
  return [
    `Code: ${code}`,
    ...(claim ? [`Claim: ${claim}, for ${field}`] : []),
    ...(operation ? [`Operation: ${operation}`] : []),
    ...(region ? [`Region: ${region}`] : []),
    ...(httpStatus ? [`HTTP status: ${httpStatus}`] : []),
    ...(requestId ? [`Request ID: ${requestId}`] : []),
    ...(at ? [`Time: ${new Date(at).toISOString()}`] : []),
  ];
}

function quoted(said: string | undefined): Words {
  return said ? message('quoted', { said }) : '';
}
