import { DescribeAppCommand, DescribeNotebookInstanceCommand } from '@aws-sdk/client-sagemaker';
import * as v from 'valibot';
import type { StateInput } from '../core/launch/presign-input';
import type { Credentials } from '../core/sign-in/credentials';
import { type AppState, noApp, parseAppState } from '../core/spaces/app-state';
import type { CallParts } from './client-config';
import { sageMakerClient } from './sagemaker-client';

/**
 * SageMaker's names for an app that it has no record of. The model has the first one; only the error's name tells, since
 * the SDK has no class for the second one.
 */
const missingNames = ['ResourceNotFound', 'ValidationException'];

const namedSchema = v.object({ name: v.picklist(missingNames) });

/**
 * Asks SageMaker for a state: one DescribeApp or DescribeNotebookInstance. Resolves to `undefined` for a state that is not
 * known. Throws the SDK's errors: nobody is told why a state is not known.
 */
export async function describeState(
  request: StateInput,
  credentials: Credentials,
  parts: CallParts,
): Promise<AppState | undefined> {
  try {
    return parseAppState(request, await ask(request, credentials, parts));
  } catch (error) {
    const missing = v.is(namedSchema, error) ? noApp(request) : undefined;
    if (!missing) throw error;
    return missing;
  }
}

async function ask(request: StateInput, credentials: Credentials, parts: CallParts): Promise<unknown> {
  const client = sageMakerClient(request, credentials, parts);
  switch (request.operation) {
    case 'DescribeApp':
      return await client.send(new DescribeAppCommand(request.input));
    case 'DescribeNotebookInstance':
      return await client.send(new DescribeNotebookInstanceCommand(request.input));
  }
}
