import { accountId } from '../world';

/** The ARN of one of the account's resources, for instance of `space/d-1/lab`. */
export function sageMakerArn(region: string, resource: string): string {
  return `arn:aws:sagemaker:${region}:${accountId}:${resource}`;
}
