import type { Barrier } from './barrier';
import type { Value } from './value';

/** What an administrator, an organization or a network has set up otherwise than usual. */
export interface AwsWays {
  /** In the way of what SageMaker and the Security Token Service are asked. */
  readonly barrier: Barrier | undefined;
  /** Statements that an administrator has added to the policy of each role, such as `ownSpacesGrants`. */
  readonly grants: readonly Value[];
  /** Regions that the account has not enabled: there, no credentials are known. */
  readonly disabledRegions: readonly string[];
  /** Whether links are on the FIPS hosts of Studio and of notebook instances. */
  readonly hasFipsLinks: boolean;
}

export const usualAwsWays: AwsWays = {
  barrier: undefined,
  grants: [],
  disabledRegions: [],
  hasFipsLinks: false,
};
