import type { World } from './world';

/** The AWS operations that were called since the log was cleared, in their order: not what only connects. */
export function awsCalls({ aws }: World): string[] {
  return aws.log
    .map(({ operation }) => operation)
    .filter(operation => /^(CognitoIdentity|SecurityTokenService|SageMaker)\.(?!ping$)/.test(operation));
}

/** The identity provider's operations that were called since the log was cleared, in their order. */
export function providerCalls({ aws }: World): string[] {
  return aws.log.map(({ operation }) => operation).filter(operation => operation.startsWith('oidc.'));
}
