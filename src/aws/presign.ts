import {
  CreatePresignedDomainUrlCommand,
  CreatePresignedNotebookInstanceUrlCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import type { Credentials } from '../core/credentials';
import type { LaunchBudget } from '../core/launch-budget';
import type { PresignInput } from '../core/presign-input';
import { clientConfig } from './client-config';
import { translateSageMakerError } from './sagemaker-errors';

/**
 * Asks SageMaker for a link: one CreatePresignedDomainUrl or CreatePresignedNotebookInstanceUrl.
 * Resolves to `AuthorizedUrl` as it came, which the SDK does not check: it may be anything (core/authorized-url.ts).
 * Tried again within the budget (core/retry-delay.ts). Throws the failures of sagemaker-errors.ts.
 */
export async function presign(request: PresignInput, credentials: Credentials, budget: LaunchBudget): Promise<unknown> {
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  const client = new SageMakerClient({
    ...clientConfig(request.region, request.endpoint, budget),
    credentials: { accessKeyId, secretAccessKey, sessionToken },
  });
  try {
    const output =
      request.operation === 'CreatePresignedDomainUrl'
        ? await client.send(new CreatePresignedDomainUrlCommand(request.input))
        : await client.send(new CreatePresignedNotebookInstanceUrlCommand(request.input));
    return output.AuthorizedUrl;
  } catch (error) {
    throw translateSageMakerError(error, request);
  }
}
