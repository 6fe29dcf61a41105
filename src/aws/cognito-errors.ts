import * as v from 'valibot';
import { accessDenied, isAccessDenied } from './access-denied';
import { type AwsCall, type AwsError, type FindCode, translateAwsError } from './aws-error';

/** Turns an error from an identity pool, or from the Security Token Service in the basic flow, into a failure. */
export function translateCognitoError(error: unknown, call: AwsCall, isGuest: boolean): Error {
  return translateAwsError(error, call, awsError => findCode(awsError, call.operation, isGuest));
}

/** "Invalid login token. Token expired: 1446742058 >= 1446727732" and "Invalid login token. Token is expired." */
const expiredToken = /^Invalid login token\. Token (is )?expired/;
/** For an identity ID that now belongs to another login, or that was unlinked from this one. */
const otherLogin = /^(Logins don't match|Access to Identity )/;

/** The errors that may be about one parameter. */
const memberErrors = ['InvalidParameterException', 'ValidationException', 'ValidationError'];
/**
 * Members of a connection, and how AWS speaks of what they are sent as: "1 validation error detected: Value '…' at
 * 'identityPoolId' failed to satisfy constraint", "Request ARN is invalid", "The
 * requested DurationSeconds exceeds the MaxSessionDuration set for this role."
 */
const members: readonly (readonly [string, RegExp])[] = [
  ['identityPoolId', /\bat 'identityPoolId'/],
  ['roleArn', /\bat '(?:roleArn|customRoleArn)'|^Request ARN is invalid/],
  ['roleSessionDurationInSeconds', /\bat 'durationSeconds'|\bDurationSeconds exceeds /],
];

/** Names under which a missing permission may be one of the role's trust policy. */
const trustPolicies: readonly string[] = ['role trust policy', 'identity-based policy'];

const refusalSchema = v.object({ cause: v.object({ name: v.string(), message: v.fallback(v.string(), '') }) });

/**
 * Whether a failure of `translateCognitoError` may be due to the identity ID that was sent: Cognito has forgotten the
 * identity ID, or does not give it to this login (any more).
 */
export function isIdentityRefused(failed: unknown): boolean {
  const parsed = v.safeParse(refusalSchema, failed);
  if (!parsed.success) return false;
  const { name, message } = parsed.output.cause;
  return name === 'ResourceNotFoundException' || (name === 'NotAuthorizedException' && otherLogin.test(message));
}

function findCode(error: AwsError, operation: string, isGuest: boolean): ReturnType<FindCode> {
  const { name, message } = error;
  // AWS has no specific error name for this case.
  if (name === 'InvalidParameterException' && message.startsWith('Basic (classic) flow is not enabled')) {
    return { code: 'pool-misconfigured', field: 'authFlow' };
  }
  if (name === 'ExpiredTokenException' || (name === 'NotAuthorizedException' && expiredToken.test(message))) {
    return { code: 'login-expired' };
  }
  if (isAccessDenied(name)) return denied(message, operation);
  const field = findMember(error);
  if (field) return { code: 'request-refused', field };
  switch (name) {
    case 'NotAuthorizedException':
      if (isGuest) return { code: 'guest-refused' };
      // A role is given by the ID token's claims: a newer one may have it.
      return { code: 'login-refused', ...(message.startsWith('Access to Role ') && { field: 'roleArn' }) };
    case 'ResourceConflictException':
      return { code: 'login-refused', reason: 'linked' };
    case 'InvalidParameterException':
    case 'InvalidIdentityTokenException':
    case 'IDPRejectedClaimException':
      return { code: 'login-refused' };
    case 'ResourceNotFoundException':
      return { code: 'pool-missing', field: 'identityPoolId' };
    case 'RegionDisabledException':
      return { code: 'region-not-enabled' };
    case 'InvalidIdentityPoolConfigurationException':
      return { code: 'pool-misconfigured' };
    case 'PackedPolicyTooLargeException':
      // The request has no policy, so it is the tags that the pool makes of claims.
      return { code: 'pool-misconfigured', field: 'identityPoolId' };
    case 'InternalErrorException':
    case 'ExternalServiceException':
    case 'IDPCommunicationErrorException':
      return { code: 'aws-failed' };
    default:
      return undefined;
  }
}

/**
 * A role is taken without a signature. So unless AWS names another policy, it is the role's trust policy that does not
 * allow it.
 */
function denied(message: string, operation: string): ReturnType<FindCode> {
  if (operation !== 'AssumeRoleWithWebIdentity') return accessDenied(message, `cognito-identity:${operation}`);
  const refusal = accessDenied(message, `sts:${operation}`);
  const { isExplicitDeny } = refusal;
  // A role has no other resource-based policy.
  const refusedBy = refusal.refusedBy === 'resource-based policy' ? 'role trust policy' : refusal.refusedBy;
  const isTrust = !isExplicitDeny && (!refusedBy || trustPolicies.includes(refusedBy));
  return { ...(isTrust ? { code: 'pool-misconfigured' } : { ...refusal, refusedBy }), field: 'roleArn' };
}

/** The member of the connection whose value AWS refused, by AWS's words for its own parameters. */
function findMember({ name, message }: AwsError): string | undefined {
  if (!memberErrors.includes(name)) return undefined;
  return members.find(([, words]) => words.test(message))?.[0];
}
