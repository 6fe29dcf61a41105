import { describe, expect, test } from 'vitest';
import { findHost } from './find-host';

describe('a host', () => {
  const cases: [string, string | undefined][] = [
    ['api.sagemaker.us-east-1.amazonaws.com', 'sageMaker us-east-1'],
    ['api.sagemaker.eu-west-1.amazonaws.com', 'sageMaker eu-west-1'],
    ['api.sagemaker.ap-south-2.amazonaws.com', undefined],
    ['cognito-identity.us-east-1.amazonaws.com', 'cognitoIdentity us-east-1'],
    ['cognito-idp.us-east-1.amazonaws.com', 'identityProvider us-east-1'],
    ['acme.auth.us-east-1.amazoncognito.com', 'identityProvider us-east-1'],
    ['other.auth.us-east-1.amazoncognito.com', undefined],
    ['nhk8sx2goysqdri.studio.us-east-1.sagemaker.aws', 'studio us-east-1'],
    ['research-1.notebook.eu-west-1.sagemaker.aws', 'notebook eu-west-1'],
    ['d-x.studio-fips.us-east-1.sagemaker.aws', 'studio us-east-1'],
    ['research-1.notebook-fips.us-east-1.sagemaker.aws', 'notebook us-east-1'],
    ['d-x.studio-gips.us-east-1.sagemaker.aws', undefined],
    ['a.b.studio.us-east-1.sagemaker.aws', undefined],
    ['studio.us-east-1.sagemaker.aws', undefined],
    ['d-x.studio.us-east-1.sagemaker.aws.evil.example', undefined],
    ['d-x.studio.us-east-1.evilsagemaker.aws', undefined],
    ['config.team.example', 'sharedFile '],
    ['login.partner.example', 'partner '],
    ['auth.provider.example', 'realProvider '],
    ['', undefined],
  ];
  test.each(cases)('%s is %s', (name, wanted) => {
    const host = findHost(name);
    expect(host && `${host.service} ${host.region}`).toBe(wanted);
  });
});
