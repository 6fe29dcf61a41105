import { isConstrainedField } from '../aws/aws-constraints';
import { expectedValues } from '../aws/expected-values';
import type { Failure, FailureCode } from '../failure/launch-outcome';
import { hostName } from '../hosts/wanted-hosts';
import { message } from '../words/message';
import { quoted } from '../words/quoted';
import { refuserDetails, statementFor } from './explain-access-denied';
import { awsExplanations } from './explain-aws';
import { explainClaim } from './explain-claim';
import { explainContainer } from './explain-container';
import { signInExplanations } from './explain-sign-in';
import { stateExplanations } from './explain-state';
import { type Explain, type Explanation, openOptions, tryAgain } from './explanation';
import { fieldName } from './field-name';
import { isShort } from './is-short';

export type { Explanation, Remedy, RetryChanges } from './explanation';

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
    brief: message('notAllowedBrief'),
    remedy: openOptions,
  }),
  'field-invalid': ({ field }) => ({
    title: message('fieldInvalidTitle', { field: field ? fieldName(field) : message('someField') }),
    cause:
      field && isConstrainedField(field)
        ? message('fieldInvalidCause', { field: fieldName(field), expected: expectedValues[field] })
        : message('fieldInvalidCauseUnknown'),
    remedy: openOptions,
  }),
  'claim-unusable': failure => ({ ...explainClaim(failure), remedy: openOptions }),
  'hosts-not-allowed': ({ hosts = [] }) => ({
    title: message('hostsNotAllowedTitle'),
    cause:
      hosts.length === 0
        ? message('hostsNotAllowedCauseUnknown')
        : message('hostsNotAllowedCause', { hosts: hosts.map(hostName).join(', ') }),
    brief: message('hostsNotAllowedBrief'),
    remedy: { type: 'allow-hosts', label: 'remedyAllowHosts', hosts },
  }),
  ...signInExplanations,
  ...awsExplanations,
  ...stateExplanations,
  'other-user-open': ({ openUser }) => ({
    title: message('otherUserOpenTitle'),
    cause: message('otherUserOpenCause', { user: openUser ?? message('someUser') }),
    brief: message('otherUserOpenBrief', { user: isShort(openUser) ? openUser : message('someUser') }),
    remedy: { type: 'try-again', label: 'remedyOpenPrivately', changes: { openIn: 'privateWindow' } },
    alternative: { type: 'try-again', label: 'remedyOpenAnyway', changes: { anyway: true } },
  }),
  'container-unusable': explainContainer,
  'private-window-refused': () => ({
    title: message('privateWindowRefusedTitle'),
    cause: message('privateWindowRefusedCause'),
    brief: message('privateWindowRefusedBrief'),
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

/**
 * A failure in words: what happened, what to do, and the one thing that a button can do about it.
 *
 * @param person the name of the person who was signed in, if known
 */
export function explainFailure(failure: Failure, person?: string): Explanation {
  const statement = statementFor(failure);
  return {
    brief: message('seeDetails'),
    ...explanations[failure.code](failure, person),
    ...(failure.redirectUri && { address: failure.redirectUri }),
    details: detailsOf(failure),
    ...(statement && { statement }),
  };
}

function detailsOf(failure: Failure): string[] {
  const { app, state, instanceType } = failure;
  const { code, field, claim, clientId, redirectUri, because, operation, region, httpStatus, requestId, at } = failure;
  return [
    `Code: ${code}`,
    ...(field && !claim ? [`Field: ${field}`] : []),
    ...(app ? [`App: ${app}`] : []),
    ...(state ? [`State: ${state}`] : []),
    ...(instanceType ? [`Instance type: ${instanceType}`] : []),
    ...(clientId ? [`Client ID: ${clientId}`] : []),
    ...(redirectUri ? [`Redirect URL: ${redirectUri}`] : []),
    ...(claim ? [`Claim: ${claim}${field ? `, for ${field}` : ''}`] : []),
    ...refuserDetails(failure),
    ...(because ? [`AWS's reason: ${because}`] : []),
    ...(operation ? [`Operation: ${operation}`] : []),
    ...(region ? [`Region: ${region}`] : []),
    ...(httpStatus ? [`HTTP status: ${httpStatus}`] : []),
    ...(requestId ? [`Request ID: ${requestId}`] : []),
    ...(at ? [`Time: ${new Date(at).toISOString()}`] : []),
  ];
}
