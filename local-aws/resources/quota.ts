import { refuse } from '../refusal';
import type { Space } from '../world';
import type { ResourceWays } from './resource-ways';

/** One more of something that the account may have so many of. */
export interface QuotaUse {
  /** As AWS calls the quota, for instance `ml.t3.medium for notebook instance usage`. */
  readonly quota: string;
  readonly used: number;
  readonly unit: 'Apps' | 'Instances';
}

export function appQuota(appType: Space['appType'], instanceType: string): string {
  return `Studio ${appType} Apps running on ${instanceType} instances`;
}

export function notebookQuota(instanceType: string): string {
  return `${instanceType} for notebook instance usage`;
}

/** Throws ResourceLimitExceeded where there may be no more. Worded as in github.com/aws/amazon-sagemaker-feedback, issue 157. */
export function judgeQuota({ quotas }: Pick<ResourceWays, 'quotas'>, { quota, used, unit }: QuotaUse): void {
  const limit = quotas[quota];
  if (limit === undefined || used < limit) return;
  const message = `The account-level service limit '${quota}' is ${limit} ${unit}, with current utilization of ${used} ${unit} and a request delta of 1 ${unit}. Please use AWS Service Quotas to request an increase for this quota. If AWS Service Quotas is not available, contact AWS support to request an increase for this quota.`;
  throw refuse('ResourceLimitExceeded', message);
}
