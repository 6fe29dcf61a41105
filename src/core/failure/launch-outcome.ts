import * as v from 'valibot';
import { appsOfSpaces } from '../aws/landing-uri';

export const failureCodes = [
  'cancelled',
  'profile-missing',
  'configuration-unreadable',
  'not-allowed-by-policy',
  'field-invalid',
  'claim-unusable',
  'hosts-not-allowed',
  'sign-in-cancelled',
  'sign-in-refused',
  'sign-in-untrusted',
  'sign-in-not-asked',
  'client-refused',
  'id-token-unusable',
  'provider-unreachable',
  'provider-failed',
  'provider-unusable',
  'guest-refused',
  'login-refused',
  'login-expired',
  'pool-missing',
  'pool-misconfigured',
  'credentials-expired',
  'region-not-enabled',
  'region-unsupported',
  'access-denied',
  'resource-missing',
  'domain-needs-sso',
  'request-refused',
  'throttled',
  'clock-wrong',
  'offline',
  'timed-out',
  'answer-unreadable',
  'aws-failed',
  'url-refused',
  'app-stopped',
  'app-not-ready',
  'app-failed',
  'app-in-use',
  'stop-refused',
  'app-image-missing',
  'instance-type-hidden',
  'quota-reached',
  'no-capacity',
  'volume-changing',
  'start-timed-out',
  'other-user-open',
  'container-unusable',
  'private-window-refused',
  'tab-not-opened',
  'interrupted',
  'unexpected',
] as const;

/** What may be wrong with a claim, a container, a sign-in, the credentials (`unrecognized`) or a login (`linked`). */
export const failureReasons = [
  ...(['missing', 'guest', 'unfit', 'not-text'] as const),
  ...(['not-allowed', 'switched-off', 'not-created'] as const),
  ...(['client', 'scope', 'origin', 'algorithm', 'listed-algorithm', 'length', 'id-token'] as const),
  ...(['unrecognized', 'linked'] as const),
] as const;

/**
 * The kinds of policies that AWS names when it denies access, in its own words, and the two cases in which it names
 * none: `unnamed policy` after "with an explicit deny" alone, `other reason` for a reason without a policy that we know.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
export const refusers = [
  'identity-based policy',
  'resource-based policy',
  'role trust policy',
  'service control policy',
  'resource control policy',
  'permissions boundary',
  'session policy',
  'VPC endpoint policy',
  'unnamed policy',
  'other reason',
] as const;

/** What can be stopped, so that it must be started before it opens: an app of a space, or a notebook instance. */
export const startableApps = [...appsOfSpaces, 'notebookInstance'] as const;
export type StartableApp = (typeof startableApps)[number];

/** The states that it can be in. `updating`: it is stopped, and cannot be started yet. */
export const appStates = ['running', 'starting', 'stopping', 'stopped', 'updating', 'failed', 'deleting'] as const;

/** How a failure is stored and sent. */
export const failureSchema = v.object({
  code: v.picklist(failureCodes),
  /** The member of the profile or connection that is at fault. */
  field: v.optional(v.string()),
  /** The claims of the ID token that its text comes from, by their names. */
  claim: v.optional(v.string()),
  /** What is wrong with the claims, the container, the sign-in, the credentials or the login. */
  reason: v.optional(v.picklist(failureReasons)),
  /** The user profile of the same domain that this browser is signed in as. */
  openUser: v.optional(v.string()),
  /** What is not running, its state, and the instance type that AWS names with it. */
  app: v.optional(v.picklist(startableApps)),
  state: v.optional(v.picklist(appStates)),
  instanceType: v.optional(v.string()),
  /** How long its last start took, in seconds. */
  lastStartSeconds: v.optional(v.number()),
  /** The values that would be accepted there, in words. */
  expected: v.optional(v.string()),
  /** What has to be registered at the identity provider, exactly like this. */
  clientId: v.optional(v.string()),
  redirectUri: v.optional(v.string()),
  /** Match patterns of the hosts that are not allowed yet. */
  hosts: v.optional(v.array(v.string())),
  /** IAM action and resource of a refusal, as AWS names them. */
  action: v.optional(v.string()),
  resource: v.optional(v.string()),
  /** What denied it, and whether by an explicit deny; absent if AWS does not say. */
  refusedBy: v.optional(v.picklist(refusers)),
  isExplicitDeny: v.optional(v.literal(true)),
  /** AWS's own words for that. */
  because: v.optional(v.string()),
  operation: v.optional(v.string()),
  region: v.optional(v.string()),
  httpStatus: v.optional(v.number()),
  requestId: v.optional(v.string()),
  /** When it happened, in milliseconds since 1970. */
  at: v.optional(v.number()),
  /** When the other side says that it can be asked again, in seconds from then. */
  retryAfterSeconds: v.optional(v.number()),
  /** What the other side said, shortened. Never holds a token, key or signing URL. */
  said: v.optional(v.string()),
});

/** Why a launch could not go on. Nothing secret is ever in it: it is stored, shown and copied. */
export type Failure = v.InferOutput<typeof failureSchema>;
export type FailureCode = Failure['code'];

export const launchOutcomeSchema = v.variant('result', [
  /**
   * `isSwitched`: a tab that was open already was brought to the front. `isWaiting`: the tab waits for what it will open to
   * run.
   */
  v.object({
    result: v.literal('opened'),
    isSwitched: v.optional(v.literal(true)),
    isWaiting: v.optional(v.literal(true)),
  }),
  v.object({ result: v.literal('failed'), failure: failureSchema }),
]);

/** How a launch ended: with an open tab, or with a failure. */
export type LaunchOutcome = v.InferOutput<typeof launchOutcomeSchema>;

/** Whether somebody canceled the launch. That is not shown as a failure. */
export function isCancelled(outcome: LaunchOutcome | undefined): boolean {
  return outcome?.result === 'failed' && outcome.failure.code === 'cancelled';
}
