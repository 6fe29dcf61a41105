/** A policy that denies access, whatever the role's own policy says. */
export interface Barrier {
  /** As AWS words it: `service control policy`, `permissions boundary`; left out where AWS does not name it. */
  readonly policy?: string;
  readonly isExplicit: boolean;
  /** The policy's ARN, which AWS names in some messages. */
  readonly arn?: string;
  /** The only action that it denies, for instance `sagemaker:CreateApp`; all unless told. */
  readonly action?: string;
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html */
export function barrierWords({ policy, isExplicit, arn }: Barrier, action: string): string {
  if (policy === undefined) return 'with an explicit deny';
  if (!isExplicit) return `because no ${policy} allows the ${action} action`;
  const named = `with an explicit deny in ${/^[aeiou]/i.test(policy) ? 'an' : 'a'} ${policy}`;
  return arn === undefined ? named : `${named}: ${arn}`;
}
