import { describe, expect, test } from 'vitest';
import { exampleConnection } from '../../../test/support/example-document';
import { sdkHost } from '../../../test/support/sdk-host';
import { neededHosts } from '../hosts/hosts';
import { hostName } from '../hosts/wanted-hosts';
import { findPartition, isUnsupportedRegion } from './partition';

const regions = [
  ...['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2', 'ca-central-1', 'ca-west-1', 'mx-central-1', 'sa-east-1'],
  ...['eu-west-1', 'eu-west-2', 'eu-central-1', 'eu-central-2', 'eu-north-1', 'eu-south-2', 'il-central-1'],
  ...['me-south-1', 'me-central-1', 'af-south-1', 'ap-south-1', 'ap-south-2', 'ap-northeast-1', 'ap-northeast-3'],
  ...['ap-southeast-1', 'ap-southeast-2', 'ap-southeast-4', 'ap-southeast-5', 'ap-southeast-7', 'ap-east-1'],
  ...['cn-north-1', 'cn-northwest-1', 'us-gov-west-1', 'us-gov-east-1'],
];

describe('the hosts that are asked for are the hosts that the SDK calls', () => {
  test.each(regions)('in %s', region => {
    const authFlow = 'basic' as const;
    const connection = { ...exampleConnection, region, identityPoolId: `${region}:11111111`, signIn: guest, authFlow };
    expect(neededHosts(connection).map(hostName)).toEqual([
      sdkHost('cognitoIdentity', region),
      sdkHost('sts', region),
      sdkHost('sageMaker', region),
    ]);
  });
});

const guest = { type: 'guest' as const };

test.each([
  ['us-east-1', 'aws'],
  ['ap-southeast-7', 'aws'],
  ['cn-north-1', 'aws-cn'],
  ['us-gov-west-1', 'aws-us-gov'],
])('%s is a region of %s', (region, name) => {
  expect(findPartition(region)?.name).toBe(name);
});

/** Of the SDK's `partitions`, with where its API is: that much is known of them. */
const others = [
  ['eusc-de-east-1', 'api.sagemaker.eusc-de-east-1.amazonaws.eu'],
  ['us-iso-east-1', 'api.sagemaker.us-iso-east-1.c2s.ic.gov'],
  ['us-iso-west-1', 'api.sagemaker.us-iso-west-1.c2s.ic.gov'],
  ['us-isob-east-1', 'api.sagemaker.us-isob-east-1.sc2s.sgov.gov'],
  ['us-isob-west-1', 'api.sagemaker.us-isob-west-1.sc2s.sgov.gov'],
  ['eu-isoe-west-1', 'api.sagemaker.eu-isoe-west-1.cloud.adc-e.uk'],
  ['us-isof-east-1', 'api.sagemaker.us-isof-east-1.csp.hci.ic.gov'],
  ['us-isof-south-1', 'api.sagemaker.us-isof-south-1.csp.hci.ic.gov'],
] as const;

test.each(others)(
  '104: %s is a region of AWS, at %s, in a partition whose Studio hosts are not public',
  (region, host) => {
    expect(sdkHost('sageMaker', region)).toBe(host);
    expect([findPartition(region), isUnsupportedRegion(region)]).toEqual([undefined, true]);
  },
);

test.each([...regions, 'us-est-1', 'nowhere', '', 'us-iso', 'eusc-de-east-1.evil.example', 'us-iso-east-1\n'])(
  '104: %j is none of those',
  region => {
    expect(isUnsupportedRegion(region)).toBe(false);
  },
);

test.each([
  '',
  'us-east',
  'us-east-1a',
  'US-EAST-1',
  'us-east-1 ',
  'us-east-1.evil.example/',
  'us-east-1\n',
  'aws-global',
  'us-iso-east-1',
  'us-isob-east-1',
  'eusc-de-east-1',
  'xx-east-1',
])('%j is no region, or one whose Studio hosts are not publicly known', region => {
  expect(findPartition(region)).toBeUndefined();
});
