import type { Value } from '../value';

const ownProfile = 'arn:aws:sagemaker:*:*:user-profile/*/';
// Policy variables, not template strings.
const userTag = `\${aws:PrincipalTag/studiouserid}`;

const grantedInstanceTypes = ['ml.t3.medium', 'ml.m5.xlarge', 'ml.g5.xlarge'] as const;

/**
 * What lets people see spaces and notebook instances, start and stop those that are their own, and nobody else's: for
 * `setAwsWays({ grants: ownSpacesGrants })`. Without it, a role may open spaces, and nothing else.
 */
export const ownSpacesGrants: readonly Value[] = [
  {
    Effect: 'Allow',
    Action: [
      ...['sagemaker:DescribeApp', 'sagemaker:DescribeSpace', 'sagemaker:DescribeDomain', 'sagemaker:ListApps'],
      'sagemaker:DescribeUserProfile',
    ],
    Resource: '*',
  },
  {
    Effect: 'Allow',
    Action: 'sagemaker:CreateApp',
    Resource: '*',
    Condition: {
      StringLike: { 'sagemaker:OwnerUserProfileArn': `${ownProfile}${userTag}` },
      StringEquals: { 'sagemaker:SpaceSharingType': 'Private' },
      'ForAnyValue:StringEquals': { 'sagemaker:InstanceTypes': grantedInstanceTypes },
    },
  },
  {
    Effect: 'Allow',
    Action: ['sagemaker:DeleteApp', 'sagemaker:UpdateSpace'],
    Resource: '*',
    Condition: {
      StringLike: { 'sagemaker:OwnerUserProfileArn': `${ownProfile}${userTag}` },
      StringEquals: { 'sagemaker:SpaceSharingType': 'Private' },
    },
  },
  {
    Effect: 'Allow',
    Action: [
      ...['sagemaker:DescribeNotebookInstance', 'sagemaker:StartNotebookInstance'],
      ...['sagemaker:StopNotebookInstance', 'sagemaker:UpdateNotebookInstance'],
    ],
    Resource: '*',
    Condition: { StringEquals: { 'sagemaker:ResourceTag/studiouserid': userTag } },
  },
];
