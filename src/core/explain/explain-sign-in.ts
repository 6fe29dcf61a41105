import type { Failure, FailureCode } from '../failure/launch-outcome';
import { answered } from '../words/answered';
import { type Message, message } from '../words/message';
import { quoted } from '../words/quoted';
import { type Explain, forAdministrator, openOptions, tryAgain } from './explanation';

/** Explanations of sign-ins that failed, and of identity providers that cannot be used. */
export const signInExplanations = {
  'sign-in-cancelled': ({ clientId }) => ({
    title: message('signInCancelledTitle'),
    cause: clientId ? message('signInCancelledCauseOfClient', { client: clientId }) : message('signInCancelledCause'),
    brief: message('signInCancelledCause'),
    remedy: tryAgain,
  }),
  'sign-in-refused': failure => ({
    title: message('signInRefusedTitle'),
    cause: refusedCause(failure),
    brief: forAdministrator,
    remedy: tryAgain,
  }),
  'sign-in-untrusted': ({ said }) => ({
    title: message('signInUntrustedTitle'),
    cause: message('signInUntrustedCause', { said: quoted(said) }),
    brief: message('signInUntrustedBrief'),
    remedy: tryAgain,
  }),
  'sign-in-not-asked': ({ said }) => ({
    title: message('signInNotAskedTitle'),
    cause: message('signInNotAskedCause', { said: quoted(said) }),
    brief: message('signInNotAskedBrief'),
    remedy: tryAgain,
  }),
  'client-refused': ({ clientId }) => ({
    title: message('clientRefusedTitle'),
    cause: message('clientRefusedCause', { client: clientId || '?' }),
    brief: forAdministrator,
    remedy: openOptions,
  }),
  'id-token-unusable': ({ reason, said }) => ({
    title: message('idTokenUnusableTitle'),
    cause: message(unusableCause(reason), { said: said || '?' }),
    brief: forAdministrator,
    remedy: openOptions,
  }),
  'provider-unreachable': () => ({
    title: message('providerUnreachableTitle'),
    cause: message('providerUnreachableCause'),
    remedy: tryAgain,
  }),
  'provider-failed': ({ httpStatus, retryAfterSeconds: seconds }) => {
    const status = httpStatus ?? '?';
    return {
      title: message('providerFailedTitle'),
      cause:
        seconds === undefined
          ? message('providerFailedCause', { status })
          : message('providerFailedCauseUntil', { status, seconds }),
      remedy: tryAgain,
    };
  },
  'provider-unusable': ({ said }) => ({
    title: message('providerUnusableTitle'),
    cause: message('providerUnusableCause', { said: quoted(said) }),
    remedy: openOptions,
  }),
} as const satisfies Partial<Record<FailureCode, Explain>>;

function unusableCause(reason: Failure['reason']) {
  if (reason === 'length') return 'idTokenTooLongCause';
  return reason === 'listed-algorithm' ? 'idTokenListedAlgorithmCause' : 'idTokenAlgorithmCause';
}

function refusedCause({ reason, said }: Failure): Message {
  const values = { said: answered('providerAnswered', said) };
  switch (reason) {
    case 'client':
      return message('signInRefusedClientCause', values);
    case 'scope':
      return message('signInRefusedScopeCause', values);
    case 'origin':
      return message('signInRefusedOriginCause', values);
    default:
      return message('signInRefusedCause', values);
  }
}
