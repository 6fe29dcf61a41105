import { describe, expect, test } from 'vitest';
import {
  exampleConnection,
  guestConnection,
  notebookProfile,
  studioProfile,
} from '../../../test/support/example-document';
import { allHosts } from './all-hosts';
import { neededHosts, type ProviderEndpoints, signInHosts } from './hosts';
import { hostName, studioHosts } from './wanted-hosts';

const issuer = 'https://cognito-idp.us-east-1.amazonaws.com/*';
const pool = 'https://cognito-identity.us-east-1.amazonaws.com/*';
const sageMaker = 'https://api.sagemaker.us-east-1.amazonaws.com/*';
const signInHost = 'https://acme.auth.us-east-1.amazoncognito.com/*';
const endpoints: ProviderEndpoints = {
  tokenEndpoint: 'https://acme.auth.us-east-1.amazoncognito.com/oauth2/token',
  jwksUri: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI/.well-known/jwks.json',
  revocationEndpoint: 'https://acme.auth.us-east-1.amazoncognito.com/oauth2/revoke',
};

describe('the hosts that a launch calls', () => {
  test.each([
    ['issuer, identity pool and SageMaker', neededHosts(exampleConnection), [issuer, pool, sageMaker]],
    ['no issuer for guests', neededHosts(guestConnection), [pool, sageMaker]],
    [
      'SageMaker in the profile’s own region',
      neededHosts(guestConnection, notebookProfile),
      [pool, 'https://api.sagemaker.eu-west-1.amazonaws.com/*'],
    ],
    [
      'the provider’s own endpoints, once they are known, each host once',
      neededHosts(exampleConnection, studioProfile, endpoints),
      [issuer, signInHost, pool, sageMaker],
    ],
    [
      'the identity pool in the region of its ID',
      neededHosts({ ...guestConnection, identityPoolId: 'eu-central-1:1' }),
      ['https://cognito-identity.eu-central-1.amazonaws.com/*', sageMaker],
    ],
    [
      'the Security Token Service where the basic flow asks it',
      neededHosts({ ...guestConnection, authFlow: 'basic' }),
      [pool, 'https://sts.us-east-1.amazonaws.com/*', sageMaker],
    ],
    [
      '… in the region of the identity pool, at its own endpoint if it has one',
      neededHosts({ ...guestConnection, authFlow: 'basic', endpoints: { sts: 'https://sts.example/x' } }),
      [pool, 'https://sts.example/*', sageMaker],
    ],
    [
      'the connection’s own endpoints in the place of AWS’s',
      neededHosts({
        ...guestConnection,
        endpoints: { cognitoIdentity: 'https://pool.example/x', sageMaker: 'https://api.example' },
      }),
      ['https://pool.example/*', 'https://api.example/*'],
    ],
  ])('are %s', (_name, hosts, expected) => {
    expect(hosts).toEqual(expected);
  });

  test.each(['eusc-de-east-1', 'us-iso-east-1', 'us-isob-east-1', 'eu-isoe-west-1', 'us-isof-south-1', 'nowhere'])(
    '104: are not guessed in %s: the refusal names the region',
    region => {
      const refused = { failure: { code: 'region-unsupported', region } };
      const pool = { ...guestConnection, identityPoolId: `${region}:1` };
      for (const host of [
        () => neededHosts({ ...guestConnection, region }),
        () => neededHosts(guestConnection, { region }),
        () => neededHosts(pool),
        () => neededHosts({ ...pool, authFlow: 'basic', endpoints: { cognitoIdentity: 'https://pool.example' } }),
      ]) {
        expect(host).toThrow(expect.objectContaining(refused));
      }
    },
  );

  test('are exact: no wildcard but the path', () => {
    for (const host of neededHosts(exampleConnection, studioProfile, endpoints)) {
      expect(host).toMatch(/^https:\/\/[a-z0-9.-]+\/\*$/);
    }
  });
});

describe('the hosts that signing in calls', () => {
  test('are the issuer and its endpoints, without AWS’s', () => {
    expect(signInHosts(exampleConnection, endpoints)).toEqual([issuer, signInHost]);
  });

  test('are none for guests', () => {
    expect(signInHosts(guestConnection)).toEqual([]);
  });
});

test.each([
  [studioProfile, ['https://*.studio.us-east-1.sagemaker.aws/*', 'https://*.studio-fips.us-east-1.sagemaker.aws/*']],
  [notebookProfile, ['https://*.notebook.eu-west-1.sagemaker.aws/*']],
  [
    { ...notebookProfile, region: 'ca-west-1' },
    ['https://*.notebook.ca-west-1.sagemaker.aws/*', 'https://*.notebook-fips.ca-west-1.sagemaker.aws/*'],
  ],
  [
    { ...studioProfile, region: 'us-gov-west-1' },
    ['https://*.studio.us-gov-west-1.sagemaker.aws/*', 'https://*.studio-fips.us-gov-west-1.sagemaker.aws/*'],
  ],
])('103: Studio’s own hosts are those of the profile’s kind and region', (profile, hosts) => {
  expect(studioHosts(exampleConnection, profile)).toEqual(hosts);
});

test('every host of a configuration is named once, whatever profile or connection needs it', () => {
  const foreign = {
    ...guestConnection,
    endpoints: { sageMaker: 'https://evil.example', sts: 'https://sts.evil.example' },
  };
  const profiles = [studioProfile, { ...studioProfile, id: 'again' }, notebookProfile];
  expect(allHosts({ connections: [exampleConnection, foreign], profiles })).toEqual([
    issuer,
    pool,
    sageMaker,
    'https://*.studio.us-east-1.sagemaker.aws/*',
    'https://*.studio-fips.us-east-1.sagemaker.aws/*',
    'https://api.sagemaker.eu-west-1.amazonaws.com/*',
    'https://*.notebook.eu-west-1.sagemaker.aws/*',
    'https://evil.example/*',
    'https://sts.evil.example/*',
  ]);
});

test('a match pattern is shown as its host', () => {
  expect(hostName(sageMaker)).toBe('api.sagemaker.us-east-1.amazonaws.com');
});
