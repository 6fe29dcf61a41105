import type { Failure, FailureCode } from '../failure/launch-outcome';
import { answered } from '../words/answered';
import { message } from '../words/message';
import { quoted } from '../words/quoted';
import { explainAccessDenied } from './explain-access-denied';
import { explainPool } from './explain-pool';
import { type Explain, type Explanation, openOptions, signInAsOther, tryAgain } from './explanation';
import { fieldName } from './field-name';
import { serviceOf } from './service';

/** Explanations of failed calls, most of them to AWS, and of unusable answers. */
export const awsExplanations = {
  'guest-refused': ({ operation, said }) => {
    const { answered: by, isOfConnection } = serviceOf(operation);
    return {
      title: message('guestRefusedTitle'),
      cause: isOfConnection
        ? message('guestNotLetInCause', { said: answered(by, said) })
        : message('guestRefusedCause'),
      remedy: openOptions,
    };
  },
  'login-refused': failure => ({ ...explainLogin(failure), remedy: signInAsOther }),
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
    remedy: { ...signInAsOther, label: 'remedySignInAgain' },
  }),
  'region-not-enabled': ({ region, operation, said }) => ({
    title: region ? message('regionNotEnabledTitle', { region }) : message('regionNotEnabledTitleUnknown'),
    cause: message('regionNotEnabledCause', { said: answered(serviceOf(operation).answered, said) }),
    remedy: openOptions,
  }),
  'region-unsupported': ({ region }) => ({
    title: region ? message('regionUnsupportedTitle', { region }) : message('regionUnsupportedTitleUnknown'),
    cause: message('regionUnsupportedCause'),
    remedy: openOptions,
  }),
  'access-denied': explainAccessDenied,
  'resource-missing': ({ field, operation, said }) => ({
    title: field
      ? message('resourceMissingTitle', { field: fieldName(field) })
      : message('resourceMissingTitleUnknown'),
    cause: message('resourceMissingCause', {
      field: field ? fieldName(field) : message('someNames'),
      said: answered(serviceOf(operation).answered, said),
    }),
    remedy: openOptions,
  }),
  'domain-needs-sso': () => ({
    title: message('domainNeedsSsoTitle'),
    cause: message('domainNeedsSsoCause'),
    remedy: openOptions,
  }),
  'request-refused': failure => ({ ...explainRequest(failure), remedy: openOptions }),
  throttled: ({ operation, retryAfterSeconds: seconds }) => {
    const { name: service } = serviceOf(operation);
    return {
      title: message('throttledTitle'),
      cause:
        seconds === undefined
          ? message('throttledCause', { service })
          : message('throttledCauseUntil', { service, seconds }),
      remedy: tryAgain,
    };
  },
  'clock-wrong': ({ reason, said }) => ({
    title: message('clockWrongTitle'),
    cause:
      reason === 'id-token' ? message('clockWrongOfIdTokenCause', { said: quoted(said) }) : message('clockWrongCause'),
    remedy: tryAgain,
  }),
  offline: () => ({ title: message('offlineTitle'), cause: message('offlineCause'), remedy: tryAgain }),
  'timed-out': ({ operation }) => ({
    title: message('timedOutTitle'),
    cause: message('timedOutCause', { service: serviceOf(operation).name }),
    remedy: tryAgain,
  }),
  'answer-unreadable': () => ({
    title: message('answerUnreadableTitle'),
    cause: message('answerUnreadableCause'),
    remedy: tryAgain,
  }),
  'aws-failed': ({ operation, said: words, retryAfterSeconds: seconds }) => {
    const { name: service, answered: by } = serviceOf(operation);
    const said = !words && operation ? message('failedIn', { service }) : answered(by, words);
    return {
      title: message('awsFailedTitle'),
      cause:
        seconds === undefined ? message('awsFailedCause', { said }) : message('awsFailedCauseUntil', { said, seconds }),
      remedy: tryAgain,
    };
  },
  'url-refused': ({ expected = 'https://….sagemaker.aws' }) => ({
    title: message('urlRefusedTitle'),
    cause: message('urlRefusedCause', { expected }),
    remedy: openOptions,
  }),
} as const satisfies Partial<Record<FailureCode, Explain>>;

type InWords = Pick<Explanation, 'title' | 'cause'>;

/** A login is refused by the identity pool, or its token by the service that gives the role in the basic flow. */
function explainLogin({ operation, field, reason, said: words }: Failure): InWords {
  const { name: service, answered: by } = serviceOf(operation);
  const said = answered(by, words);
  if (field) {
    return {
      title: message('loginRefusedTitle'),
      cause: message('requestRefusedCauseOfConnection', { field: fieldName(field), said }),
    };
  }
  if (reason === 'linked') {
    return { title: message('loginRefusedTitle'), cause: message('loginLinkedCause', { said }) };
  }
  return operation === 'AssumeRoleWithWebIdentity'
    ? { title: message('tokenRefusedTitle', { service }), cause: message('tokenRefusedCause', { said }) }
    : { title: message('loginRefusedTitle'), cause: message('loginRefusedCause', { said }) };
}

function explainRequest({ operation, field, said: words }: Failure): InWords {
  const { name: service, answered: by, isOfConnection } = serviceOf(operation);
  const values = { field: field ? fieldName(field) : message('someValues'), said: answered(by, words) };
  return {
    title: message('requestRefusedTitle', { service }),
    cause: isOfConnection ? message('requestRefusedCauseOfConnection', values) : message('requestRefusedCause', values),
  };
}
