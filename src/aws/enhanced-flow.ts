import { CognitoIdentityClient } from '@aws-sdk/client-cognito-identity';
import { fromCognitoIdentityPool } from '@aws-sdk/credential-provider-cognito-identity';
import { identityPoolRegion } from '../core/configuration/connection';
import type { SessionCredentials } from '../core/sign-in/credentials';
import { clientConfig } from './client-config';
import { translateCognitoError } from './cognito-errors';
import type { PoolRequest } from './pool-request';
import { requireComplete } from './session-credentials';

/** The client type of the SDK's credential provider: an internal one with fewer operations. The public client fits. */
type PoolClient = NonNullable<Parameters<typeof fromCognitoIdentityPool>[0]['client']>;

/** Cognito's enhanced flow: GetId, GetCredentialsForIdentity. Throws the failures of cognito-errors.ts. */
export async function requestByEnhancedFlow(request: PoolRequest): Promise<SessionCredentials> {
  const { connection, logins, userIdentifier, cache } = request;
  const region = identityPoolRegion(connection.identityPoolId);
  const provide = fromCognitoIdentityPool({
    client: new CognitoIdentityClient(
      clientConfig(region, connection.endpoints?.cognitoIdentity, request),
    ) as PoolClient,
    identityPoolId: connection.identityPoolId,
    // The SDK's own cache is IndexedDB, on disk. A cache keyed only by pool once gave people each other's identity.
    cache,
    userIdentifier,
    ...(connection.roleArn && { customRoleArn: connection.roleArn }),
    ...(logins && { logins }),
  });
  try {
    const answer = await provide();
    return { ...requireComplete(answer), identityId: answer.identityId };
  } catch (error) {
    throw translateCognitoError(error, { operation: 'GetCredentialsForIdentity', region }, logins === undefined);
  }
}
