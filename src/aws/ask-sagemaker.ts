import {
  type AppInstanceType,
  CreateAppCommand,
  type CreateAppCommandInput,
  DeleteAppCommand,
  DescribeAppCommand,
  DescribeDomainCommand,
  DescribeNotebookInstanceCommand,
  DescribeSpaceCommand,
  DescribeUserProfileCommand,
  ListAppsCommand,
  ListDomainsCommand,
  ListNotebookInstancesCommand,
  ListSpacesCommand,
  ListUserProfilesCommand,
  StartNotebookInstanceCommand,
  StopNotebookInstanceCommand,
} from '@aws-sdk/client-sagemaker';
import type { DiscoveryCall } from '../core/discovery/list-call';
import type { StateCall } from '../core/kinds/state-call';
import type { CallPlace } from '../core/launch/presign-input';
import type { Credentials } from '../core/sign-in/credentials';
import type { ListAppsCall } from '../core/spaces/app-list';
import { isInstanceType } from '../core/spaces/resource-spec';
import type { DefaultsCall, StartCall, StopCall } from '../core/spaces/start-calls';
import type { CallParts } from './client-config';
import { sageMakerClient } from './sagemaker-client';
import { translateSageMakerError } from './sagemaker-errors';

/**
 * Makes one call about spaces or notebook instances. Resolves to the answer, which the SDK does not check. Retries
 * within the budget. Throws the failures of sagemaker-errors.ts, whose cause is the SDK's error.
 */
export async function askSageMaker(
  call: (StateCall | ListAppsCall | DiscoveryCall | DefaultsCall | StartCall | StopCall) & CallPlace,
  credentials: Credentials,
  parts: CallParts,
): Promise<unknown> {
  const client = sageMakerClient(call, credentials, parts);
  const send = async (): Promise<unknown> => {
    switch (call.operation) {
      case 'DescribeApp':
        return await client.send(new DescribeAppCommand(call.input));
      case 'DescribeNotebookInstance':
        return await client.send(new DescribeNotebookInstanceCommand(call.input));
      case 'ListApps':
        return await client.send(new ListAppsCommand(call.input));
      case 'ListDomains':
        return await client.send(new ListDomainsCommand(call.input));
      case 'ListUserProfiles':
        return await client.send(new ListUserProfilesCommand(call.input));
      case 'ListSpaces':
        return await client.send(new ListSpacesCommand(call.input));
      case 'ListNotebookInstances':
        return await client.send(new ListNotebookInstancesCommand(call.input));
      case 'DescribeSpace':
        return await client.send(new DescribeSpaceCommand(call.input));
      case 'DescribeUserProfile':
        return await client.send(new DescribeUserProfileCommand(call.input));
      case 'DescribeDomain':
        return await client.send(new DescribeDomainCommand(call.input));
      case 'CreateApp':
        return await client.send(new CreateAppCommand(createAppInput(call)));
      case 'StartNotebookInstance':
        return await client.send(new StartNotebookInstanceCommand(call.input));
      case 'DeleteApp':
        return await client.send(new DeleteAppCommand(call.input));
      case 'StopNotebookInstance':
        return await client.send(new StopNotebookInstanceCommand(call.input));
    }
  };
  try {
    return await send();
  } catch (error) {
    throw translateSageMakerError(error, call);
  }
}

function createAppInput({ input }: Extract<StartCall, { operation: 'CreateApp' }>): CreateAppCommandInput {
  const { InstanceType, ...spec } = input.ResourceSpec;
  return { ...input, ResourceSpec: isAppInstanceType(InstanceType) ? { ...spec, InstanceType } : spec };
}

/** The SDK's list of instance types ends with its release, and AWS's own list grows. */
function isAppInstanceType(type: string | undefined): type is AppInstanceType {
  return type !== undefined && (type === 'system' || isInstanceType(type));
}
