import * as v from 'valibot';
import { type AwsCall, type AwsError, translateAwsError } from './aws-error';

/** Turns an error from an identity pool, or from the Security Token Service in the basic flow, into a failure. */
export function translateCognitoError(error: unknown, call: AwsCall, isGuest: boolean): Error {
  return translateAwsError(error, call, awsError => findCode(awsError, isGuest));
}

/** "Invalid login token. Token expired: 1446742058 >= 1446727732" and "Invalid login token. Token is expired." */
const expiredToken = /^Invalid login token\. Token (is )?expired/;
/** For an identity ID that now belongs to another login, or that was unlinked from this one. */
const otherLogin = /^(Logins don't match|Access to Identity )/;

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

function findCode({ name, message }: AwsError, isGuest: boolean) {
  // AWS has no specific error name for this case.
  if (name === 'InvalidParameterException' && message.startsWith('Basic (classic) flow is not enabled')) {
    return { code: 'pool-misconfigured' as const, field: 'authFlow' };
  }
  if (name === 'ExpiredTokenException' || (name === 'NotAuthorizedException' && expiredToken.test(message))) {
    return { code: 'login-expired' as const };
  }
  switch (name) {
    case 'NotAuthorizedException':
      return { code: isGuest ? ('guest-refused' as const) : ('login-refused' as const) };
    case 'InvalidParameterException':
    case 'ResourceConflictException':
    case 'InvalidIdentityTokenException':
      return { code: 'login-refused' as const };
    case 'ResourceNotFoundException':
      return { code: 'pool-missing' as const, field: 'identityPoolId' };
    case 'AccessDenied':
      return { code: 'pool-misconfigured' as const, field: 'roleArn' };
    case 'InvalidIdentityPoolConfigurationException':
      return { code: 'pool-misconfigured' as const };
    case 'InternalErrorException':
    case 'ExternalServiceException':
      return { code: 'aws-failed' as const };
    default:
      return undefined;
  }
}
