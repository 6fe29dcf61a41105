import { type Principal, principalArn } from './credentials';
import { refuse } from './refusal';
import { accountId, guestsRole } from './world';

/**
 * IAM's decision, as for the policy that AWS recommends: a presign is allowed if the resource's owner is the user.
 * What does not exist has no owner and is allowed, so that the service itself can say that it is missing.
 *
 * @param resource for instance `user-profile/d-abcdefgh1234/alice`
 * @param owner the resource's owner, or undefined if there is no such resource
 */
export function authorizePresign(
  principal: Principal,
  action: string,
  region: string,
  resource: string,
  owner: string | undefined,
): void {
  const arn = `arn:aws:sagemaker:${region}:${accountId}:${resource}`;
  const denial = `User: ${principalArn(principal)} is not authorized to perform: ${action} on resource: ${arn} because no`;
  if (principal.hasGuestSessionPolicy) {
    // awsdocs/amazon-cognito-developer-guide iam-roles.md: of SageMaker, guests of the enhanced flow may only call InvokeEndpoint.
    throw refuse('AccessDeniedException', `${denial} session policy allows the ${action} action`);
  }
  if (owner !== undefined && owner !== principal.user?.username && !isGuestsDemo(principal, owner)) {
    throw refuse('AccessDeniedException', `${denial} identity-based policy allows the ${action} action`);
  }
}

/** The guests' role may open Bob's Studio: the basic flow lets anyone in who knows the pool and the role, which is what it is here to show. */
function isGuestsDemo(principal: Principal, owner: string): boolean {
  return principal.roleArn === guestsRole && owner === 'bob';
}
