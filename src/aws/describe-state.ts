import * as v from 'valibot';
import type { StateInput } from '../core/launch/presign-input';
import type { Credentials } from '../core/sign-in/credentials';
import { type AppState, noApp, parseAppState } from '../core/spaces/app-state';
import { askSageMaker } from './ask-sagemaker';
import type { CallParts } from './client-config';

/**
 * SageMaker's names for an app that it has no record of: the model has the first one, and SageMaker has answered with the
 * second one. Only the error's name tells, since the SDK has no class for the second one.
 */
const missingSchema = v.object({ cause: v.object({ name: v.picklist(['ResourceNotFound', 'ValidationException']) }) });

/**
 * Asks SageMaker for a state: one DescribeApp or DescribeNotebookInstance. Resolves to `undefined` for a state that is not
 * known. Throws the failures of sagemaker-errors.ts.
 */
export async function describeState(
  request: StateInput,
  credentials: Credentials,
  parts: CallParts,
): Promise<AppState | undefined> {
  try {
    return parseAppState(request, await askSageMaker(request, credentials, parts));
  } catch (error) {
    const missing = v.is(missingSchema, error) ? noApp(request) : undefined;
    if (!missing) throw error;
    return missing;
  }
}
