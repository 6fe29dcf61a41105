import type { Failure, FailureCode } from './launch-outcome';
import { hostName } from './wanted-hosts';

export type Remedy =
  | { readonly type: 'allow-hosts'; readonly label: string; readonly hosts: readonly string[] }
  | { readonly type: 'try-again'; readonly label: string }
  | { readonly type: 'sign-in-as-other'; readonly label: string }
  | { readonly type: 'open-options'; readonly label: string };

export interface Explanation {
  readonly title: string;
  /** What happened and what to do about it, for the person in front of the screen. */
  readonly cause: string;
  readonly remedy: Remedy;
  /** For a ticket: nothing secret. */
  readonly details: readonly string[];
}

const tryAgain: Remedy = { type: 'try-again', label: 'Try again' };
const openOptions: Remedy = { type: 'open-options', label: 'Open options' };
const signInAsOther: Remedy = { type: 'sign-in-as-other', label: 'Sign in as someone else' };

type Explain = (failure: Failure) => Omit<Explanation, 'details'>;

const explanations: Readonly<Record<FailureCode, Explain>> = {
  'profile-missing': () => ({
    title: 'This profile is gone',
    cause: 'It was deleted, or its connection was. The options page lists the profiles there are.',
    remedy: openOptions,
  }),
  'configuration-unreadable': () => ({
    title: 'The stored profiles cannot be read',
    cause: 'Nothing was deleted. Export what is stored, or import a configuration, on the options page.',
    remedy: openOptions,
  }),
  'field-invalid': ({ field = 'A value', expected = 'another' }) => ({
    title: `“${field}” is not valid`,
    cause: `AWS would refuse this profile: ${field} must be ${expected}. Nothing was sent. Correct it in the configuration and import it again.`,
    remedy: openOptions,
  }),
  'hosts-not-allowed': ({ hosts = [] }) => ({
    title: 'Access to the AWS and sign-in hosts is needed',
    cause: `Studio Launcher calls these hosts itself, and nothing else: ${hosts.map(hostName).join(', ')}.`,
    remedy: { type: 'allow-hosts', label: 'Allow access', hosts },
  }),
  'sign-in-cancelled': () => ({
    title: 'Sign-in was cancelled',
    cause: 'The sign-in window was closed before you were signed in.',
    remedy: tryAgain,
  }),
  'sign-in-refused': ({ said }) => ({
    title: 'The identity provider refused the sign-in',
    cause: `It answered${quoted(said)}. If that is not about you, an administrator may have to register this extension's redirect address (on the options page), and, with some providers, its origin.`,
    remedy: tryAgain,
  }),
  'sign-in-untrusted': ({ said }) => ({
    title: 'The sign-in could not be trusted',
    cause: `The identity provider's answer failed a check${quoted(said)}, so it was dropped. If it happens again, tell your administrator.`,
    remedy: tryAgain,
  }),
  'provider-unreachable': () => ({
    title: 'The identity provider cannot be reached',
    cause: 'It did not answer. Check your network or VPN, and the issuer of the connection.',
    remedy: tryAgain,
  }),
  'provider-unusable': ({ said }) => ({
    title: 'The identity provider cannot be used',
    cause: `Its discovery document is not one for this issuer${quoted(said)}. Check the issuer of the connection.`,
    remedy: openOptions,
  }),
  'guest-refused': () => ({
    title: 'Guests cannot open Studio',
    cause:
      'This connection does not sign you in. AWS cuts the credentials of guests down so far that they can never ask for a Studio link. Use a connection that signs in with an identity provider.',
    remedy: openOptions,
  }),
  'login-refused': ({ said }) => ({
    title: 'The identity pool does not accept this sign-in',
    cause: `Amazon Cognito answered${quoted(said)}. The pool must list this identity provider, with this client ID as its audience.`,
    remedy: signInAsOther,
  }),
  'pool-missing': () => ({
    title: 'The identity pool was not found',
    cause: 'No identity pool with this ID exists in its region. Check identityPoolId of the connection.',
    remedy: openOptions,
  }),
  'pool-misconfigured': ({ said }) => ({
    title: 'The identity pool has no usable role',
    cause: `Amazon Cognito answered${quoted(said)}. An administrator must set the pool's role for signed-in users, and its trust policy.`,
    remedy: tryAgain,
  }),
  'credentials-expired': () => ({
    title: 'AWS no longer accepts these credentials',
    cause: 'Renewing them did not help. Sign in again; if that does not help either, ask an administrator.',
    remedy: signInAsOther,
  }),
  'access-denied': ({ action, resource }) => ({
    title: 'You may not open this profile',
    cause: `AWS allowed you no ${action ?? 'access'}${resource ? ` on ${resource}` : ''}. Choose a profile of your own, sign in as the person it belongs to, or ask an administrator to allow this action on this resource.`,
    remedy: signInAsOther,
  }),
  'resource-missing': ({ field, said }) => ({
    title: field ? `“${field}” was not found` : 'Something that the profile names was not found',
    cause: `SageMaker answered${quoted(said)}. Check ${field ?? 'the names'} and the region of the profile.`,
    remedy: openOptions,
  }),
  'domain-needs-sso': () => ({
    title: 'This domain signs in with IAM Identity Center',
    cause:
      'Links can be made for domains in IAM mode only. Open this one from your AWS access portal, or use a domain in IAM mode.',
    remedy: openOptions,
  }),
  'request-refused': ({ said }) => ({
    title: 'SageMaker refused the request',
    cause: `It answered${quoted(said)}. Check the profile.`,
    remedy: openOptions,
  }),
  throttled: () => ({
    title: 'AWS is busy',
    cause: 'It is being asked too often just now. Wait a few seconds before you try again.',
    remedy: tryAgain,
  }),
  'clock-wrong': () => ({
    title: 'Check your clock',
    cause: "This computer's clock differs from AWS's by more than 5 minutes, so AWS refuses its signatures.",
    remedy: tryAgain,
  }),
  offline: () => ({
    title: 'Offline',
    cause: 'AWS cannot be reached. Check your network or VPN; you stay signed in.',
    remedy: tryAgain,
  }),
  'timed-out': () => ({
    title: 'AWS did not answer in time',
    cause: 'The network is slow or something holds the connection. Nothing was opened.',
    remedy: tryAgain,
  }),
  'answer-unreadable': () => ({
    title: 'Something else answered instead of AWS',
    cause:
      'The answer was not one of the AWS API. A network sign-in page or a proxy often does this: open any web page to see it.',
    remedy: tryAgain,
  }),
  'aws-failed': ({ said }) => ({
    title: 'AWS had an error',
    cause: `It answered${quoted(said)}. This is usually over in a moment.`,
    remedy: tryAgain,
  }),
  'url-refused': ({ expected = 'https://….sagemaker.aws' }) => ({
    title: 'The link was not opened',
    cause: `SageMaker's answer was not a link to Studio in the region that was asked (${expected}), so it was dropped.`,
    remedy: openOptions,
  }),
  'tab-not-opened': () => ({
    title: 'The browser opened no tab',
    cause: 'The link has been dropped; the next try asks for a new one.',
    remedy: tryAgain,
  }),
  interrupted: () => ({
    title: 'The launch was interrupted',
    cause: 'The browser stopped the extension while it was working. Nothing was opened.',
    remedy: tryAgain,
  }),
  unexpected: ({ said }) => ({
    title: 'Something unexpected went wrong',
    cause: `This is a fault of Studio Launcher${quoted(said)}. Nothing was opened.`,
    remedy: tryAgain,
  }),
};

/** A failure in words: what happened, what to do, and the one thing that a button can do about it. */
export function explainFailure(failure: Failure): Explanation {
  return { ...explanations[failure.code](failure), details: detailsOf(failure) };
}

function detailsOf({ code, operation, httpStatus, requestId }: Failure): string[] {
  return [
    `Code: ${code}`,
    ...(operation ? [`Operation: ${operation}`] : []),
    ...(httpStatus ? [`HTTP status: ${httpStatus}`] : []),
    ...(requestId ? [`Request ID: ${requestId}`] : []),
  ];
}

function quoted(said: string | undefined): string {
  return said ? ` “${said}”` : '';
}
