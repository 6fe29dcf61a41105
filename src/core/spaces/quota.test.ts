import { expect, test } from 'vitest';
import { parseQuota, quotaList } from './quota';

test('a quota is read from AWS’s words, of apps and of notebook instances', () => {
  const said =
    "The account-level service limit 'Studio JupyterLab Apps running on ml.g5.2xlarge instances' is 1 Apps, with current utilization of 1 Apps and a request delta of 1 Apps. Please use AWS Service Quotas to request an increase for this quota.";
  expect(parseQuota(said)).toEqual({
    name: 'Studio JupyterLab Apps running on ml.g5.2xlarge instances',
    limit: '1',
    used: '1',
  });
  const ofInstances =
    "The account-level service limit 'ml.p3.2xlarge for notebook instance usage' is 0 Instances, with current utilization of 0 Instances and a request delta of 1 Instances.";
  expect(parseQuota(ofInstances)).toMatchObject({ name: 'ml.p3.2xlarge for notebook instance usage', limit: '0' });
});

test.each([undefined, '', 'Too many apps.', "The service limit '' is 1 Apps, with current utilization of 1 Apps."])(
  'nothing is read from %j',
  said => {
    expect(parseQuota(said)).toBeUndefined();
  },
);

test.each([
  ['eu-west-1', 'https://eu-west-1.console.aws.amazon.com/servicequotas/home/services/sagemaker/quotas'],
  ['cn-north-1', 'https://cn-north-1.console.amazonaws.cn/servicequotas/home/services/sagemaker/quotas'],
  ['us-gov-west-1', 'https://us-gov-west-1.console.amazonaws-us-gov.com/servicequotas/home/services/sagemaker/quotas'],
  ['evil.example/', undefined],
])('131: the quotas of %s are listed at %s', (region, address) => {
  expect(quotaList(region)).toBe(address);
});
