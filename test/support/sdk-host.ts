import { CognitoIdentityClient } from '@aws-sdk/client-cognito-identity';
import { SageMakerClient } from '@aws-sdk/client-sagemaker';
import { STSClient } from '@aws-sdk/client-sts';

const clients = {
  cognitoIdentity: new CognitoIdentityClient({}),
  sts: new STSClient({}),
  sageMaker: new SageMakerClient({}),
};

/** The host that the AWS SDK itself would call in a region. */
export function sdkHost(service: keyof typeof clients, region: string): string {
  return clients[service].config.endpointProvider({ Region: region, UseDualStack: false, UseFIPS: false }).url.hostname;
}
