import type { FailureCode } from '../failure/launch-outcome';
import { answered } from '../words/answered';
import { message } from '../words/message';
import { quoted } from '../words/quoted';
import { explainPool } from './explain-pool';
import { type Explain, openOptions, signInAsOther, tryAgain } from './explanation';

/** Explanations of failed calls, most of them to AWS, and of unusable answers. */
export const awsExplanations = {
  'guest-refused': () => ({
    title: message('guestRefusedTitle'),
    cause: message('guestRefusedCause'),
    remedy: openOptions,
  }),
  'login-refused': ({ said }) => ({
    title: message('loginRefusedTitle'),
    cause: message('loginRefusedCause', { said: answered('cognitoAnswered', said) }),
    remedy: signInAsOther,
  }),
  'login-expired': () => ({
    title: message('loginExpiredTitle'),
    cause: message('loginExpiredCause'),
    remedy: { ...signInAsOther, label: 'remedySignInAgain' },
  }),
  'pool-missing': () => ({
    title: message('poolMissingTitle'),
    cause: message('poolMissingCause'),
    remedy: openOptions,
  }),
  'pool-misconfigured': failure => ({
    ...explainPool(failure),
    remedy: failure.field ? openOptions : tryAgain,
  }),
  'credentials-expired': () => ({
    title: message('credentialsExpiredTitle'),
    cause: message('credentialsExpiredCause'),
    remedy: signInAsOther,
  }),
  'access-denied': ({ action, resource }) => ({
    title: message('accessDeniedTitle'),
    cause:
      action && resource
        ? message('accessDeniedCauseOnResource', { action, resource })
        : message('accessDeniedCause', { action: action ?? message('someAction') }),
    remedy: signInAsOther,
  }),
  'resource-missing': ({ field, said }) => ({
    title: field ? message('resourceMissingTitle', { field }) : message('resourceMissingTitleUnknown'),
    cause: message('resourceMissingCause', {
      field: field ?? message('someNames'),
      said: answered('sageMakerAnswered', said),
    }),
    remedy: openOptions,
  }),
  'domain-needs-sso': () => ({
    title: message('domainNeedsSsoTitle'),
    cause: message('domainNeedsSsoCause'),
    remedy: openOptions,
  }),
  'request-refused': ({ said, operation }) => {
    const values = { said: answered('awsAnswered', said) };
    const [title, cause] = isOfConnection(operation)
      ? [message('requestRefusedTitleOfConnection'), message('requestRefusedCauseOfConnection', values)]
      : [message('requestRefusedTitle'), message('requestRefusedCause', values)];
    return { title, cause, remedy: openOptions };
  },
  throttled: ({ retryAfterSeconds: seconds }) => ({
    title: message('throttledTitle'),
    cause: seconds === undefined ? message('throttledCause') : message('throttledCauseUntil', { seconds }),
    remedy: tryAgain,
  }),
  'clock-wrong': ({ reason, said }) => ({
    title: message('clockWrongTitle'),
    cause:
      reason === 'id-token' ? message('clockWrongOfIdTokenCause', { said: quoted(said) }) : message('clockWrongCause'),
    remedy: tryAgain,
  }),
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
        ? message('awsFailedCause', { said: answered('awsAnswered', said) })
        : message('awsFailedCauseUntil', { said: answered('awsAnswered', said), seconds }),
    remedy: tryAgain,
  }),
  'url-refused': ({ expected = 'https://….sagemaker.aws' }) => ({
    title: message('urlRefusedTitle'),
    cause: message('urlRefusedCause', { expected }),
    remedy: openOptions,
  }),
} as const satisfies Partial<Record<FailureCode, Explain>>;

/** Whether a call is one of those that get credentials. Their input comes from the connection. */
function isOfConnection(operation: string | undefined): boolean {
  return operation !== undefined && !operation.startsWith('CreatePresigned');
}
