import type { DescribeAppCall, DescribeNotebookInstanceCall, StateCall } from '../kinds/state-call';
import type { ResourceSpec } from './resource-spec';

/** A call for what an app may start on. */
export type DefaultsCall =
  /** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeSpace.html */
  | { readonly operation: 'DescribeSpace'; readonly input: { readonly DomainId: string; readonly SpaceName: string } }
  /** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeUserProfile.html */
  | {
      readonly operation: 'DescribeUserProfile';
      readonly input: { readonly DomainId: string; readonly UserProfileName: string };
    }
  /** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeDomain.html */
  | { readonly operation: 'DescribeDomain'; readonly input: { readonly DomainId: string } };

/** A call that starts something. */
export type StartCall =
  /** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateApp.html */
  | {
      readonly operation: 'CreateApp';
      readonly input: DescribeAppCall['input'] & { readonly ResourceSpec: ResourceSpec };
    }
  /** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_StartNotebookInstance.html */
  | { readonly operation: 'StartNotebookInstance'; readonly input: DescribeNotebookInstanceCall['input'] };

/** A call that stops something. Files stay on its storage. */
export type StopCall =
  /** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DeleteApp.html */
  | { readonly operation: 'DeleteApp'; readonly input: DescribeAppCall['input'] }
  /** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_StopNotebookInstance.html */
  | { readonly operation: 'StopNotebookInstance'; readonly input: DescribeNotebookInstanceCall['input'] };

/** The call that stops what a call for a state names. */
export function stopCall(of: StateCall): StopCall {
  return of.operation === 'DescribeApp'
    ? { operation: 'DeleteApp', input: of.input }
    : { operation: 'StopNotebookInstance', input: of.input };
}
