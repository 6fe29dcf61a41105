import { barrierWords } from './barrier';
import { type Principal, principalArn } from './credentials';
import { evaluatePolicy, type PolicyRequest } from './evaluate-policy';
import { refuse } from './refusal';
import { list, members } from './value';
import type { AwsWays } from './ways';
import type { Tags } from './world';

export interface Wanted {
  /** For instance `sagemaker:CreatePresignedDomainUrl`. */
  readonly action: string;
  readonly region: string;
  /** An ARN, or `*` for an action that knows no resources. */
  readonly resource: string;
  /** The resource's own; none of what does not exist. */
  readonly tags: Tags;
  /** The action's own condition keys, where it has any. */
  readonly conditions?: PolicyRequest['context'];
}

/**
 * IAM's decision on a call, by the policy of the caller's role, or by another policy that is in its way; throws a refusal
 * in its words.
 */
export function authorize(
  principal: Principal,
  { action, region, resource, tags, conditions = {} }: Wanted,
  { barrier, grants }: Pick<AwsWays, 'barrier' | 'grants'>,
): void {
  // AWS names no resource where the action knows none.
  const where = resource === '*' ? '' : ` on resource: ${resource}`;
  const denial = `User: ${principalArn(principal)} is not authorized to perform: ${action}${where}`;
  if (barrier !== undefined && (barrier.action ?? action) === action)
    throw refuse('AccessDeniedException', `${denial} ${barrierWords(barrier, action)}`);
  if (principal.hasGuestSessionPolicy) {
    // awsdocs/amazon-cognito-developer-guide iam-roles.md: of SageMaker, guests of the enhanced flow may only call InvokeEndpoint.
    throw refuse('AccessDeniedException', `${denial} because no session policy allows the ${action} action`);
  }
  const context = {
    'aws:RequestedRegion': region,
    // Everybody is on this computer.
    'aws:SourceIp': '127.0.0.1',
    ...withPrefix('aws:PrincipalTag/', principal.tags),
    ...withPrefix('aws:ResourceTag/', tags),
    ...withPrefix('sagemaker:ResourceTag/', tags),
    ...conditions,
  };
  const Statement = [...list(members(principal.role.policy).Statement), ...grants];
  const decision = evaluatePolicy({ Statement }, { action, resource, context });
  if (decision === 'denied explicitly') {
    throw refuse('AccessDeniedException', `${denial} with an explicit deny in an identity-based policy`);
  }
  if (decision === 'denied by default') {
    throw refuse('AccessDeniedException', `${denial} because no identity-based policy allows the ${action} action`);
  }
}

export function withPrefix(prefix: string, tags: Tags): Tags {
  return Object.fromEntries(Object.entries(tags).map(([key, value]) => [`${prefix}${key}`, value]));
}
