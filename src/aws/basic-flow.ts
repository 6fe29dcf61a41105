import * as v from 'valibot';
import { type Connection, identityPoolRegion } from '../core/connection';
import type { SessionCredentials } from '../core/credentials';
import { fitsConstraint } from '../core/fits-constraint';
import { cognitoIdentityEndpoint, stsEndpoint } from '../core/hosts';
import { launchFailure } from '../core/launch-failure';
import { callUnsigned, type ErrorAnswer } from './call-unsigned';
import { clientConfig } from './client-config';
import { translateCognitoError } from './cognito-errors';
import type { PoolRequest } from './pool-request';
import { parseSecurityTokenError, parseSessionCredentials } from './security-token-answer';

/**
 * Cognito's basic (classic) flow: GetId, GetOpenIdToken, and AssumeRoleWithWebIdentity of the Security Token Service. No session
 * policy cuts down what it gives: guests, too, get all that the role allows. Throws the failures of cognito-errors.ts, and
 * `field-invalid`.
 */
export async function requestByBasicFlow(request: PoolRequest): Promise<SessionCredentials> {
  const { connection, userIdentifier, cache } = request;
  // As the SDK has it, so that the identity is the same in both flows.
  const key = `aws:cognito-identity-credentials:${connection.identityPoolId}:${userIdentifier}`;
  requireUsable(connection);
  const askPool = poolClient(request);
  try {
    let identityId = await cache.getItem(key);
    if (!identityId) {
      const input = { IdentityPoolId: connection.identityPoolId };
      identityId = (await askPool('GetId', input, v.object({ IdentityId: v.string() }))).IdentityId;
      await cache.setItem(key, identityId);
    }
    const { Token } = await askPool('GetOpenIdToken', { IdentityId: identityId }, v.object({ Token: v.string() }));
    return { ...(await assumeRole(request, Token)), identityId };
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

function poolClient({ connection, logins: Logins, ...parts }: PoolRequest) {
  const region = identityPoolRegion(connection.identityPoolId);
  const config = clientConfig(region, undefined, parts);
  return async <T>(operation: string, input: object, schema: v.GenericSchema<unknown, T>): Promise<T> => {
    const call = {
      url: cognitoIdentityEndpoint(connection),
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `AWSCognitoIdentityService.${operation}`,
      },
      body: JSON.stringify({ ...input, Logins }),
      readError: readPoolError,
    };
    const ask = async () => {
      const parsed = v.safeParse(schema, JSON.parse(await callUnsigned(config, call)));
      if (!parsed.success) throw new SyntaxError('Incomplete answer');
      return parsed.output;
    };
    return await ask().catch(error => {
      throw translateCognitoError(error, { operation, region }, Logins === undefined);
    });
  };
}

const poolErrorSchema = v.object({ __type: v.fallback(v.string(), ''), message: v.fallback(v.string(), '') });

/** A type may come with a namespace before it. */
function readPoolError(text: string): ErrorAnswer {
  try {
    const { __type, message } = v.parse(poolErrorSchema, JSON.parse(text));
    return { name: __type.replace(/^.*#/, ''), message };
  } catch {
    return {};
  }
}

async function assumeRole({ connection, logins, sessionName, ...parts }: PoolRequest, token: string) {
  const { identityPoolId, roleArn = '', roleSessionDurationInSeconds: seconds } = connection;
  const region = identityPoolRegion(identityPoolId);
  const operation = 'AssumeRoleWithWebIdentity';
  const form = new URLSearchParams({
    ...{ Action: operation, Version: '2011-06-15', RoleArn: roleArn, WebIdentityToken: token },
    RoleSessionName: fitSessionName(sessionName),
    ...(seconds !== undefined && { DurationSeconds: String(seconds) }),
  });
  const call = {
    url: stsEndpoint(connection),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: form.toString(),
    readError: parseSecurityTokenError,
  };
  try {
    return parseSessionCredentials(await callUnsigned(clientConfig(region, undefined, parts), call));
  } catch (error) {
    throw translateCognitoError(error, { operation, region }, logins === undefined);
  }
}

/** What CloudTrail calls the session: the end of the provider's name for the person, in the characters and the length that AWS takes. */
function fitSessionName(name: string): string {
  return name.replace(/[^\w+=,.@-]/g, '-').slice(-64);
}
