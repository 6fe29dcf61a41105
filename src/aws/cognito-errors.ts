import { type AwsError, translateAwsError } from './aws-error';

/** An error of an identity pool as a failure. */
export function translateCognitoError(error: unknown, region: string, isGuest: boolean): Error {
  return translateAwsError(error, { operation: 'GetCredentialsForIdentity', region }, awsError =>
    findCode(awsError, isGuest),
  );
}

function findCode({ name }: AwsError, isGuest: boolean) {
  switch (name) {
    case 'NotAuthorizedException':
      return { code: isGuest ? ('guest-refused' as const) : ('login-refused' as const) };
    case 'InvalidParameterException':
    case 'ResourceConflictException':
      return { code: 'login-refused' as const };
    case 'ResourceNotFoundException':
      return { code: 'pool-missing' as const, field: 'identityPoolId' };
    case 'InvalidIdentityPoolConfigurationException':
      return { code: 'pool-misconfigured' as const };
    case 'InternalErrorException':
    case 'ExternalServiceException':
      return { code: 'aws-failed' as const };
    default:
      return undefined;
  }
}
