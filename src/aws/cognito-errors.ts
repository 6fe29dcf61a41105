import { type AwsCall, type AwsError, translateAwsError } from './aws-error';

/** An error of an identity pool, or of the Security Token Service in the basic flow, as a failure. */
export function translateCognitoError(error: unknown, call: AwsCall, isGuest: boolean): Error {
  return translateAwsError(error, call, awsError => findCode(awsError, isGuest));
}

function findCode({ name, message }: AwsError, isGuest: boolean) {
  // It has no error of its own.
  if (name === 'InvalidParameterException' && message.startsWith('Basic (classic) flow is not enabled')) {
    return { code: 'pool-misconfigured' as const, field: 'authFlow' };
  }
  switch (name) {
    case 'NotAuthorizedException':
      return { code: isGuest ? ('guest-refused' as const) : ('login-refused' as const) };
    case 'InvalidParameterException':
    case 'ResourceConflictException':
    case 'InvalidIdentityToken':
    case 'ExpiredTokenException':
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
