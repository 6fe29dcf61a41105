import { CognitoIdentityClient, GetIdCommand, GetOpenIdTokenCommand } from '@aws-sdk/client-cognito-identity';
import { AssumeRoleWithWebIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { fitsConstraint } from '../core/aws/fits-constraint';
import { type Connection, identityPoolRegion } from '../core/configuration/connection';
import { launchFailure } from '../core/failure/launch-failure';
import type { SessionCredentials } from '../core/sign-in/credentials';
import { clientConfig } from './client-config';
import { translateCognitoError } from './cognito-errors';
import type { PoolRequest } from './pool-request';
import { requireComplete } from './session-credentials';
import { WorkerQueryProtocol } from './worker-query-protocol';

/**
 * Cognito's basic (classic) flow: GetId, GetOpenIdToken, and AssumeRoleWithWebIdentity of the Security Token Service.
 * No session policy limits the credentials: even guests get everything that the role allows. Throws the failures of
 * cognito-errors.ts, and `field-invalid`.
 */
export async function requestByBasicFlow(request: PoolRequest): Promise<SessionCredentials> {
  const { connection, userIdentifier, cache } = request;
  // The same key as the SDK's, so that both flows use the same identity.
  const key = `aws:cognito-identity-credentials:${connection.identityPoolId}:${userIdentifier}`;
  requireUsable(connection);
  const pool = poolClient(request);
  try {
    let identityId = await cache.getItem(key);
    if (!identityId) {
      identityId = await pool.getId();
      await cache.setItem(key, identityId);
    }
    const token = await pool.getOpenIdToken(identityId);
    return { ...(await assumeRole(request, token)), identityId };
  } catch (error) {
    await cache.removeItem(key);
    throw error;
  }
}

function requireUsable({ roleArn, roleSessionDurationInSeconds: seconds }: Connection): void {
  const field = 'roleSessionDurationInSeconds';
  if (!roleArn) throw launchFailure({ code: 'field-invalid', field: 'roleArn' });
  if (seconds !== undefined && !fitsConstraint(field, seconds)) throw launchFailure({ code: 'field-invalid', field });
}

function poolClient(request: PoolRequest) {
  const { identityPoolId, endpoints } = request.connection;
  const region = identityPoolRegion(identityPoolId);
  const client = new CognitoIdentityClient(clientConfig(region, endpoints?.cognitoIdentity, request));
  const logins = request.logins && { Logins: { ...request.logins } };
  return {
    getId: () =>
      ask(request, 'GetId', async () => {
        const command = new GetIdCommand({ IdentityPoolId: identityPoolId, ...logins });
        return requireText((await client.send(command)).IdentityId);
      }),
    getOpenIdToken: (identityId: string) =>
      ask(request, 'GetOpenIdToken', async () => {
        const command = new GetOpenIdTokenCommand({ IdentityId: identityId, ...logins });
        return requireText((await client.send(command)).Token);
      }),
  };
}

async function assumeRole(request: PoolRequest, token: string) {
  const { identityPoolId, endpoints, roleArn, roleSessionDurationInSeconds: seconds } = request.connection;
  const client = new STSClient({
    ...clientConfig(identityPoolRegion(identityPoolId), endpoints?.sts, request),
    protocol: WorkerQueryProtocol,
  });
  const command = new AssumeRoleWithWebIdentityCommand({
    ...{ RoleArn: roleArn, WebIdentityToken: token, RoleSessionName: fitSessionName(request.sessionName) },
    ...(seconds !== undefined && { DurationSeconds: seconds }),
  });
  return await ask(request, 'AssumeRoleWithWebIdentity', async () => {
    const { Credentials: given } = await client.send(command);
    return requireComplete({
      accessKeyId: given?.AccessKeyId,
      secretAccessKey: given?.SecretAccessKey,
      sessionToken: given?.SessionToken,
      expiration: given?.Expiration,
    });
  });
}

async function ask<T>({ connection, logins }: PoolRequest, operation: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    const region = identityPoolRegion(connection.identityPoolId);
    throw translateCognitoError(error, { operation, region }, logins === undefined);
  }
}

/** Checks that the answer has the text, since the SDK does not check answers. */
function requireText(text: string | undefined): string {
  if (typeof text !== 'string' || text === '') throw new SyntaxError('Incomplete answer');
  return text;
}

/** The session's name in CloudTrail: the last 64 characters of `name`, limited to the characters that AWS accepts. */
function fitSessionName(name: string): string {
  return name.replace(/[^\w+=,.@-]/g, '-').slice(-64);
}
