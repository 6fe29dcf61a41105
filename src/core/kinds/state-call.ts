import type { AppOfSpace } from '../aws/landing-uri';

/** The only name that JupyterLab and Code Editor have in a space. */
export const onlyAppName = 'default';

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeApp.html */
export interface DescribeAppCall {
  readonly operation: 'DescribeApp';
  readonly input: {
    readonly DomainId: string;
    readonly SpaceName: string;
    readonly AppType: AppOfSpace;
    readonly AppName: typeof onlyAppName;
  };
}

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeNotebookInstance.html */
export interface DescribeNotebookInstanceCall {
  readonly operation: 'DescribeNotebookInstance';
  readonly input: { readonly NotebookInstanceName: string };
}

/** A call to AWS for the state of what a profile opens. */
export type StateCall = DescribeAppCall | DescribeNotebookInstanceCall;
