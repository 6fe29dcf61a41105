import { SageMakerClient } from '@aws-sdk/client-sagemaker';
import type { CallPlace } from '../core/launch/presign-input';
import type { Credentials } from '../core/sign-in/credentials';
import { type CallParts, clientConfig } from './client-config';

/** The SDK's client for SageMaker in a region, or at an endpoint, with somebody's credentials. */
export function sageMakerClient({ region, endpoint }: CallPlace, credentials: Credentials, parts: CallParts) {
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  return new SageMakerClient({
    ...clientConfig(region, endpoint, parts),
    credentials: { accessKeyId, secretAccessKey, sessionToken },
  });
}
