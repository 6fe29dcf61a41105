import { AppInstanceType } from '@aws-sdk/client-sagemaker';

/** The instance types of apps that the SDK knows. AWS's own list grows, so others may be right, too. */
export const appInstanceTypes: readonly string[] = Object.values(AppInstanceType);
