import type { Value } from '../value';

/**
 * What lets people list everything of the account and region, whoever's it is, since IAM allows no less: for
 * `setAwsWays({ grants: discoveryGrants })`.
 */
export const discoveryGrants: readonly Value[] = [
  {
    Effect: 'Allow',
    Action: [
      ...['sagemaker:ListDomains', 'sagemaker:ListUserProfiles', 'sagemaker:ListSpaces', 'sagemaker:ListApps'],
      ...['sagemaker:ListNotebookInstances', 'sagemaker:DescribeDomain'],
    ],
    Resource: '*',
  },
];
