import { Agent } from 'node:https';
import { connect } from 'node:tls';
import {
  CognitoIdentityClient,
  GetCredentialsForIdentityCommand,
  GetIdCommand,
} from '@aws-sdk/client-cognito-identity';
import { SageMakerClient } from '@aws-sdk/client-sagemaker';
import { demoAccess } from './access';
import type { LocalAws, LocalAwsOptions } from './start-local-aws';
import { startLocalAws } from './start-local-aws';
import { createTestFetch, signIn, type TestFetch, type TestTokens } from './test-client';
import { userPool } from './world';

export interface TestCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

export interface TestWorld {
  readonly local: LocalAws;
  readonly fetch: TestFetch;
  readonly redirectUri: string;
  readonly cognitoIdentity: CognitoIdentityClient;
  sageMaker(credentials: TestCredentials, region?: string): SageMakerClient;
  signIn(username?: string): Promise<TestTokens>;
  /** The whole way: form, code, ID token, identity, credentials. */
  getCredentials(username?: string): Promise<TestCredentials>;
}

export const [mainPool = '', guestPool = '', classicPool = ''] = demoAccess.identityPools.map(pool => pool.id);

/** The Logins map for an ID token of the user pool. */
export function loginsOf(idToken: string): Record<string, string> {
  return { [userPool.providerName]: idToken };
}

/** A local AWS with AWS's own SDK as its client; the SDK retries nothing, so that each answer is seen. */
export async function startTestWorld(options: LocalAwsOptions = {}): Promise<TestWorld> {
  const redirectUri = 'https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/';
  const local = await startLocalAws({ redirectUris: [redirectUri], studioDelayMilliseconds: 0, ...options });
  const fetch = createTestFetch(local);
  const agent = new Agent({ ca: local.certificate });
  const createConnection = (wanted: object) => connect({ ...wanted, host: '127.0.0.1', port: local.port });
  Object.assign(agent, { createConnection });
  const shared = { requestHandler: { httpsAgent: agent }, maxAttempts: 1 };
  const cognitoIdentity = new CognitoIdentityClient({ ...shared, region: 'us-east-1' });
  const world: TestWorld = {
    ...{ local, fetch, redirectUri, cognitoIdentity },
    sageMaker: (credentials, region = 'us-east-1') => new SageMakerClient({ ...shared, region, credentials }),
    signIn: username => signIn(fetch, redirectUri, username),
    getCredentials: async username => {
      const { id_token } = await world.signIn(username);
      return getPoolCredentials(cognitoIdentity, mainPool, loginsOf(id_token));
    },
  };
  return world;
}

/** Credentials of the enhanced flow; without logins a guest's. */
export async function getPoolCredentials(
  client: CognitoIdentityClient,
  pool: string,
  logins: Record<string, string> = {},
): Promise<TestCredentials> {
  const { IdentityId } = await client.send(new GetIdCommand({ IdentityPoolId: pool, Logins: logins }));
  const { Credentials } = await client.send(new GetCredentialsForIdentityCommand({ IdentityId, Logins: logins }));
  const { AccessKeyId: accessKeyId, SecretKey: secretAccessKey, SessionToken: sessionToken } = Credentials ?? {};
  if (!accessKeyId || !secretAccessKey || !sessionToken) throw new Error('The credentials are not whole');
  return { accessKeyId, secretAccessKey, sessionToken };
}
