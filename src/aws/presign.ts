import {
  CreatePresignedDomainUrlCommand,
  CreatePresignedNotebookInstanceUrlCommand,
  type SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { failureOf } from '../core/failure/launch-failure';
import type { PresignInput } from '../core/launch/presign-input';
import type { Credentials } from '../core/sign-in/credentials';
import type { CallParts } from './client-config';
import { sageMakerClient } from './sagemaker-client';
import { translateSageMakerError } from './sagemaker-errors';

/**
 * Asks SageMaker for a link: one CreatePresignedDomainUrl or CreatePresignedNotebookInstanceUrl.
 * Resolves to the raw `AuthorizedUrl`. The SDK does not check its value, which may be anything
 * (core/launch/authorized-url.ts).
 * Retries within the budget (core/aws/retry-delay.ts). Throws the failures of sagemaker-errors.ts.
 */
export async function presign(request: PresignInput, credentials: Credentials, parts: CallParts): Promise<unknown> {
  try {
    return await ask(request, credentials, parts);
  } catch (error) {
    const { clock } = parts;
    // Somebody in between may have told a wrong time. Then this computer's own clock is the better guess.
    if (failureOf(error).code !== 'clock-wrong' || clock.offset() === 0) throw error;
    await clock.forget();
    return await ask(request, credentials, parts);
  }
}

async function ask(request: PresignInput, credentials: Credentials, parts: CallParts): Promise<unknown> {
  const client = sageMakerClient(request, credentials, parts);
  try {
    const output = await sendRequest(client, request);
    return output.AuthorizedUrl;
  } catch (error) {
    throw translateSageMakerError(error, request);
  }
}

function sendRequest(client: SageMakerClient, request: PresignInput): Promise<{ AuthorizedUrl?: unknown }> {
  switch (request.operation) {
    case 'CreatePresignedDomainUrl':
      return client.send(new CreatePresignedDomainUrlCommand(request.input));
    case 'CreatePresignedNotebookInstanceUrl':
      return client.send(new CreatePresignedNotebookInstanceUrlCommand(request.input));
  }
}
