import type { Failure, FailureCode } from '../failure/launch-outcome';
import { answered } from '../words/answered';
import { message, type Words } from '../words/message';
import { quoted } from '../words/quoted';
import { explainAccessDenied } from './explain-access-denied';
import { explainPool } from './explain-pool';
import { type Explain, type Explained, forAdministrator, openOptions, signInAsOther, tryAgain } from './explanation';
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
  'login-refused': failure => ({ ...explainLogin(failure), brief: forAdministrator, remedy: signInAsOther }),
  'login-expired': () => ({
    title: message('loginExpiredTitle'),
    cause: message('loginExpiredCause'),
    brief: message('loginExpiredBrief'),
    remedy: { ...signInAsOther, label: 'remedySignInAgain' },
  }),
  'pool-missing': () => ({
    title: message('poolMissingTitle'),
    cause: message('poolMissingCause'),
    remedy: openOptions,
  }),
  'pool-misconfigured': failure => ({
    ...explainPool(failure),
    brief: forAdministrator,
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
    brief: forAdministrator,
    remedy: openOptions,
  }),
  'region-unsupported': ({ region }) => ({
    title: region ? message('regionUnsupportedTitle', { region }) : message('regionUnsupportedTitleUnknown'),
    cause: message('regionUnsupportedCause'),
    brief: message('regionUnsupportedBrief'),
    remedy: openOptions,
  }),
  'access-denied': explainAccessDenied,
  'resource-missing': ({ field: missing, operation, said }) => {
    const field = missing ? fieldName(missing) : message('someNames');
    return {
      title: missing ? message('resourceMissingTitle', { field }) : message('resourceMissingTitleUnknown'),
      cause: message('resourceMissingCause', { field, said: answered(serviceOf(operation).answered, said) }),
      brief: message('resourceMissingCause', { field, said: '' }),
      remedy: openOptions,
    };
  },
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
    brief: message('clockWrongBrief'),
    remedy: tryAgain,
  }),
  offline: () => ({
    title: message('offlineTitle'),
    cause: message('offlineCause'),
    brief: message('offlineBrief'),
    remedy: tryAgain,
  }),
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
    const causeOf = (said: Words) =>
      seconds === undefined ? message('awsFailedCause', { said }) : message('awsFailedCauseUntil', { said, seconds });
    return {
      title: message('awsFailedTitle'),
      cause: causeOf(!words && operation ? message('failedIn', { service }) : answered(by, words)),
      brief: causeOf(''),
      remedy: tryAgain,
    };
  },
  'url-refused': ({ expected = 'https://….sagemaker.aws' }) => ({
    title: message('urlRefusedTitle'),
    cause: message('urlRefusedCause', { expected }),
    remedy: openOptions,
  }),
} as const satisfies Partial<Record<FailureCode, Explain>>;

type InWords = Pick<Explained, 'title' | 'cause' | 'brief'>;

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
  const named = field ? fieldName(field) : message('someValues');
  const causeOf = (said: Words) =>
    message(isOfConnection ? 'requestRefusedCauseOfConnection' : 'requestRefusedCause', { field: named, said });
  return {
    title: message('requestRefusedTitle', { service }),
    cause: causeOf(answered(by, words)),
    brief: causeOf(''),
  };
}
