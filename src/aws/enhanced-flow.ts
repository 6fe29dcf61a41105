import { fromCognitoIdentityPool } from '@aws-sdk/credential-provider-cognito-identity';
import { identityPoolRegion } from '../core/connection';
import type { SessionCredentials } from '../core/credentials';
import { clientConfig } from './client-config';
import { translateCognitoError } from './cognito-errors';
import type { PoolRequest } from './pool-request';

/** Cognito's enhanced flow: GetId, GetCredentialsForIdentity. Throws the failures of cognito-errors.ts. */
export async function requestByEnhancedFlow(request: PoolRequest): Promise<SessionCredentials> {
  const { connection, logins, userIdentifier, cache } = request;
  const region = identityPoolRegion(connection.identityPoolId);
  const provide = fromCognitoIdentityPool({
    clientConfig: clientConfig(region, connection.endpoints?.cognitoIdentity, request),
    identityPoolId: connection.identityPoolId,
    // The SDK's own cache is IndexedDB, on disk; and one keyed by pool alone has given people each other's identity.
    cache,
    userIdentifier,
    ...(connection.roleArn && { customRoleArn: connection.roleArn }),
    ...(logins && { logins }),
  });
  try {
    return processCredentials(await provide());
  } catch (error) {
    throw translateCognitoError(error, { operation: 'GetCredentialsForIdentity', region }, logins === undefined);
  }
}

type SdkCredentials = Awaited<ReturnType<ReturnType<typeof fromCognitoIdentityPool>>>;

function processCredentials(answer: SdkCredentials): SessionCredentials {
  const { accessKeyId, secretAccessKey, sessionToken, expiration, identityId } = answer;
  if (!sessionToken || !expiration) throw new SyntaxError('Incomplete credentials');
  return { accessKeyId, secretAccessKey, sessionToken, expiration: expiration.getTime(), identityId };
}
