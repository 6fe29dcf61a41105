import { findPartition } from '../aws/partition';

/** A quota of the account that is used up. */
export interface Quota {
  readonly name: string;
  readonly limit: string;
  readonly used: string;
}

/**
 * The quota in AWS's words: “The account-level service limit 'NAME' is 0 Apps, with current utilization of 0 Apps and a
 * request delta of 1 Apps.” `undefined` for other words.
 */
export function parseQuota(said: string | undefined): Quota | undefined {
  const [, name, limit, used] =
    /service limit ["'“‘]([^"'”’]{1,120})["'”’] is (\d{1,9})\b[^.]{0,60}utilization of (\d{1,9})\b/i.exec(said ?? '') ??
    [];
  return name && limit && used ? { name, limit, used } : undefined;
}

/**
 * AWS's list of SageMaker's quotas in a region, where an administrator searches for one by its name. A quota has a code
 * for its own page, too, which AWS does not tell with the refusal. `undefined` for a text that is no region.
 * https://docs.aws.amazon.com/servicequotas/latest/userguide/gs-request-quota.html
 */
export function quotaList(region: string): string | undefined {
  const partition = findPartition(region);
  return partition && `https://${region}.${partition.consoleSuffix}/servicequotas/home/services/sagemaker/quotas`;
}
